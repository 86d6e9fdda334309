namespace Schalter.Services.Tests.Architecture;

/// <summary>The files of the repository this test was built from.</summary>
internal static class SourceTree
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules"];

    public static string Root { get; } = FindRoot();

    /// <summary>Source files of a folder, by their path from the repository's root with forward slashes.</summary>
    public static IReadOnlyDictionary<string, string> CSharp(string folder) => Files(folder, "cs");

    public static IReadOnlyDictionary<string, string> Files(string folder, string ending) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), $"*.{ending}", SearchOption.AllDirectories)
        .Select(file => (Path: Path.GetRelativePath(Root, file).Replace('\\', '/'), File: file))
        .Where(file => !file.Path.Split('/').Any(Generated.Contains))
        .ToDictionary(file => file.Path, file => File.ReadAllText(file.File), StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Fails with every offender, not only the first few.</summary>
    public static void AssertNone(IEnumerable<string> offenders)
    {
        var all = offenders.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Serverless.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not lie inside the repository.");
        }

        return folder.FullName;
    }
}
