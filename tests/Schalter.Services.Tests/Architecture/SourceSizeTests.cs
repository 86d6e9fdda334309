namespace Schalter.Services.Tests.Architecture;

/// <summary>Small files and methods are what lets a newcomer read a feature in one go.</summary>
public sealed class SourceSizeTests
{
    private const int FileLines = 200;
    private const int MethodLines = 25;
    private const int ScriptColumns = 140;

    [Theory]
    [InlineData("functions", "cs", 300)]
    [InlineData("functions", "js", 15)]
    [InlineData("functions", "css", 1)]
    [InlineData("functions", "liquid", 50)]
    [InlineData("tests", "cs", 300)]
    [InlineData("tests", "mjs", 5)]
    [InlineData("scripts", "cs", 3)]
    public void SourceFiles_AreShort(string folder, string ending, int least) => SourceTree.AssertNone(
        AtLeast(least, SourceTree.Files(folder, ending))
            .Select(file => (file.Key, Lines: file.Value.AsSpan().Count('\n')))
            .Where(file => file.Lines > FileLines)
            .Select(file => $"{file.Key}: {file.Lines} lines"));

    [Fact]
    public void Scripts_FitAScreen() => SourceTree.AssertNone(
        AtLeast(15, SourceTree.Files("functions", "js"))
            .SelectMany(file => file.Value.Split('\n').Select((line, i) => (file.Key, Line: i + 1, line.Length)))
            .Where(line => line.Length > ScriptColumns)
            .Select(line => $"{line.Key}:{line.Line} has {line.Length} columns"));

    /// <summary>Files that are looked for where they no longer are would all be short.</summary>
    private static IReadOnlyDictionary<string, string> AtLeast(int least, IReadOnlyDictionary<string, string> files)
    {
        Assert.InRange(files.Count, least, 10_000);
        return files;
    }

    [Fact]
    public void Methods_AreShort() => SourceTree.AssertNone(
        SourceTree.CSharp("functions")
            .SelectMany(file => SourceMethods.Of(file.Value), (file, method) => (file.Key, method.Name, method.Lines))
            .Where(method => method.Lines > MethodLines)
            .Select(method => $"{method.Key}: {method.Lines} lines in {method.Name}"));

    [Fact]
    public void MethodsOfASource_AreMeasuredBetweenTheirBraces()
    {
        const string Source = """
            internal sealed class Thing(int size)
            {
                private readonly int[] table = new int[]
                {
                    1,
                };

                public int Add(
                    int first, int second)
                {
                    if (first > 0)
                    {
                        return first;
                    }

                    return second;
                }
            }
            """;

        Assert.Equal([("public int Add( int first, int second)", 6)], SourceMethods.Of(Source));
    }
}
