using System.Text.RegularExpressions;

namespace Schalter.Infra.Tests;

/// <summary>Which containers the code opens, and whether it does more than read in them: found in the sources of its stores.</summary>
internal static partial class ContainerUse
{
    /// <summary>By name of the container: true where something is written.</summary>
    public static IReadOnlyDictionary<string, bool> OfCode { get; } = Repository.Deployed.Values
        .Select(source => Comment().Replace(source, string.Empty))
        .SelectMany(source => Opened().Matches(source), (source, opened) => (
            Name: Repository.Constant(opened.Groups["type"].Value, opened.Groups["constant"].Value),
            IsWritten: IsWritten(source, opened.Groups["field"].Value)))
        .GroupBy(use => use.Name, StringComparer.Ordinal)
        .ToDictionary(uses => uses.Key, uses => uses.Any(use => use.IsWritten), StringComparer.Ordinal);

    /// <summary>Whatever is not plainly reading counts as writing, also handing the client on.</summary>
    private static bool IsWritten(string source, string field)
    {
        var uses = Regex.Count(source, $@"(?<!BlobContainerClient )\b{field}\b(?!\s*=[^=>])");
        var reads = Regex.Count(source, $@"\b{field}\.(GetBlobsAsync\(|GetBlobClient\([^()]*(\([^()]*\))?[^()]*\)\s*\.(Download|OpenRead|Exists|GetProperties)\w*\()");
        return uses > reads;
    }

    [GeneratedRegex("//.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<field>\w+) = \w+\.GetBlobContainerClient\((?<type>\w+)\.(?<constant>\w+)\)")]
    private static partial Regex Opened();
}
