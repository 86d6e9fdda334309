using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Platform;

/// <summary>Where the office's content lies: beside the program, unless setting <c>Content:Root</c> names another folder.</summary>
public static class ContentFolder
{
    /// <exception cref="InvalidOperationException">The folder named does not exist.</exception>
    public static string Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration["Content:Root"] is not { Length: > 0 } named ? Path.Combine(AppContext.BaseDirectory, "content")
            : Directory.Exists(named) ? Path.GetFullPath(named)
            : throw new InvalidOperationException($"Content:Root names {named}, which does not exist.");
    }
}
