using System.Text.RegularExpressions;

namespace Schalter.Services.Tests.Architecture;

/// <summary>Who may know what (docs/adr/0002).</summary>
public sealed partial class BoundaryTests
{
    private const string Services = "functions/Schalter.Services";

    /// <summary>Made for the others: every feature commits its events and sets its deletion dates.</summary>
    private static readonly string[] Shared = ["EventRowStore", "EventedRowStore", "DeadlineStore"];

    private static readonly string[] Clocks =
        ["DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Guid.NewGuid"];

    [Fact]
    public void Services_DoNotKnowTheFunctionsWorker() => SourceTree.AssertNone(
        Lines(Services).Where(l => l.Text.Contains("Microsoft.Azure.Functions", StringComparison.Ordinal)).Select(l => l.Place));

    [Fact]
    public void AzureTypes_AreNamedInStoresAndPlatformOnly() => SourceTree.AssertNone(
        Lines(Services).Where(l => AzureName().IsMatch(l.Text) && !MayKnowAzure(l.File)).Select(l => l.Place));

    /// <summary>The analyzer holds this elsewhere; for stores and Platform it is switched off, since it bans Azure as well.</summary>
    [Fact]
    public void TimeAndIds_ComeFromOutside() => SourceTree.AssertNone(
        Lines(Services).Concat(Lines("functions/Schalter.Functions")).Where(l => Clocks.Any(clock => l.Text.Contains(clock, StringComparison.Ordinal))).Select(l => l.Place));

    [Fact]
    public void Stores_AreUsedByTheirOwnFeatureOnly()
    {
        var stores = SourceTree.CSharp(Services).Keys.Where(f => f.EndsWith("Store.cs", StringComparison.Ordinal))
            .Select(f => (Name: Path.GetFileNameWithoutExtension(f), Feature: Feature(f)))
            .Where(store => !Shared.Contains(store.Name)).ToList();
        var used = Lines(Services).SelectMany(line => stores
            .Where(store => store.Feature != Feature(line.File) && Regex.IsMatch(line.Text, $@"\b{store.Name}\b"))
            .Select(store => $"{store.Name} in {line.Place}"));

        Assert.NotEmpty(stores);
        SourceTree.AssertNone(used);
    }

    [Fact]
    public void FunctionNames_AreUnique()
    {
        var names = Lines("functions/Schalter.Functions").Select(l => FunctionName().Match(l.Text)).Where(m => m.Success)
            .Select(m => m.Groups["name"].Value).ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    private static IEnumerable<(string File, string Text, string Place)> Lines(string folder) => SourceTree.CSharp(folder)
        .SelectMany(file => file.Value.Split('\n').Select((text, i) => (file.Key, text.Trim(), $"{file.Key}:{i + 1}")));

    private static bool MayKnowAzure(string file) =>
        file.EndsWith("Store.cs", StringComparison.Ordinal) || file.StartsWith($"{Services}/Platform/", StringComparison.Ordinal);

    /// <summary>First folder inside the project.</summary>
    private static string Feature(string file) => file[(Services.Length + 1)..].Split('/')[0];

    [GeneratedRegex(@"^using Azure\b|\bAzure\.(Core|Data|Identity|Messaging|Storage)\b")]
    private static partial Regex AzureName();

    [GeneratedRegex(@"\[Function\((nameof\((?<name>\w+)\)|""(?<name>\w+)"")\)\]")]
    private static partial Regex FunctionName();
}
