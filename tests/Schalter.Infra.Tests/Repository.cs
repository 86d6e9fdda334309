using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <summary>The files of the repository this test was built from.</summary>
internal static partial class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static string Infra { get; } = Path.Combine(Root, "infra");

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Sources of what is deployed, by path from the root.</summary>
    public static IReadOnlyDictionary<string, string> Deployed { get; } = new[] { "Schalter.Functions", "Schalter.Services" }
        .SelectMany(project => Files(Path.Combine("functions", project), "*.cs"))
        .ToDictionary(file => Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText, StringComparer.Ordinal);

    public static IEnumerable<string> Files(string folder, string pattern) => Directory
        .EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(Generated.Contains));

    /// <summary>The value of <c>Type.Constant</c>, as sources write it.</summary>
    public static string Constant(string type, string name)
    {
        var declared = Deployed.Values.Where(source => Regex.IsMatch(source, $@"\b(class|record) {type}\b"))
            .SelectMany(source => StringConstant().Matches(source)).FirstOrDefault(m => m.Groups["name"].Value == name);
        return declared?.Groups["value"].Value ?? throw new InvalidOperationException($"There is no constant {type}.{name}.");
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

    [GeneratedRegex(@"const string (?<name>\w+) = ""(?<value>[^""]*)"";")]
    private static partial Regex StringConstant();
}
