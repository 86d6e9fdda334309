using System.Reflection;

namespace Schalter.Services.Pages;

/// <summary>Stylesheet and templates as compiled into the assembly.</summary>
internal static class PageResources
{
    private const string Ending = ".liquid";

    private static readonly Assembly Assembly = typeof(PageResources).Assembly;
    private static readonly string Folder = typeof(PageResources).Namespace!;

    /// <summary>All templates by file name without ending.</summary>
    public static IEnumerable<(string Name, string Source)> Templates()
    {
        var prefix = $"{Folder}.Templates.";
        return Assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(Ending, StringComparison.Ordinal))
            .Select(n => (n[prefix.Length..^Ending.Length], Read(n[(Folder.Length + 1)..])));
    }

    public static string Read(string name)
    {
        using var stream = Assembly.GetManifestResourceStream($"{Folder}.{name}")
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
