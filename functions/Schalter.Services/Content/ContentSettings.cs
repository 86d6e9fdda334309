using Microsoft.Extensions.Configuration;

namespace Schalter.Services.Content;

/// <param name="Poll">Time between two looks at the office's files.</param>
public sealed record ContentSettings(TimeSpan Poll)
{
    private const int DefaultPollSeconds = 20;

    /// <exception cref="InvalidOperationException">Content would be live later than within a minute, or storage asked without pause.</exception>
    public static ContentSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration.GetValue("Content:PollSeconds", DefaultPollSeconds) is >= 1 and <= 55 and var seconds
            ? new(TimeSpan.FromSeconds(seconds))
            : throw new InvalidOperationException("Setting Content:PollSeconds must be from 1 to 55.");
    }
}
