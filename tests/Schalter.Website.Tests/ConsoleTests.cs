using System.Net;

namespace Schalter.Website.Tests;

public sealed class ConsoleTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schalter-console-").FullName;

    private static string Content => Path.Combine(AppContext.BaseDirectory, "content");

    private static string Schema => Path.Combine(AppContext.BaseDirectory, "schema-3.xml");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Import_WritesFormTextsAndReport_AndSaysSo()
    {
        var (exitCode, output, errors) = WebsiteConsole.Run("import-xdatenfelder", Schema, "--out", folder, "--id", "loss");
        Assert.Equal((0, 0), (exitCode, errors.Length));
        Assert.Equal(
            ["forms/loss.import.md", "forms/loss.json", "texts/de/loss.json"],
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal));
        Assert.Equal($"written: {Path.Combine(folder, "forms/loss.json")}", output[0]);
        Assert.Contains(output, line => line.StartsWith("11 questions and documents; ", StringComparison.Ordinal));
        Assert.Contains(output, line => line.EndsWith("there is no type for datetime: free text here", StringComparison.Ordinal));
    }

    [Fact]
    public void FilesThatAreThere_AreWrittenOverOnlyByForce()
    {
        var form = Path.Combine(folder, "forms", "loss.json");
        Directory.CreateDirectory(Path.GetDirectoryName(form)!);
        File.WriteAllText(form, "mine");

        var refused = WebsiteConsole.Run("import-xdatenfelder", Schema, "--out", folder, "--id", "loss");
        Assert.Equal(1, refused.ExitCode);
        Assert.Equal($"{folder} already has forms/loss.json: --force writes over them", Assert.Single(refused.Errors));
        Assert.Equal("mine", File.ReadAllText(form));
        Assert.False(Directory.Exists(Path.Combine(folder, "texts")));

        Assert.Equal(0, WebsiteConsole.Run("import-xdatenfelder", Schema, "--out", folder, "--id", "loss", "--force").ExitCode);
        Assert.NotEqual("mine", File.ReadAllText(form));
    }

    [Fact]
    public void FileThatIsNoSchema_IsRefusedInOneLine_AndNothingIsWritten()
    {
        var file = Path.Combine(folder, "a.xml");
        File.WriteAllText(file, "<a>\n<b></a>");
        var target = Path.Combine(folder, "out");
        var (exitCode, output, errors) = WebsiteConsole.Run("import-xdatenfelder", file, "--out", target);
        Assert.Equal((1, 0), (exitCode, output.Length));
        Assert.StartsWith("a.xml: no XML that can be read: ", Assert.Single(errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(target));
    }

    [Theory]
    [InlineData("https://functions.example")]
    [InlineData("https://functions.example/")]
    [InlineData("https://functions.example/api")]
    [InlineData("https://functions.example/api/")]
    public void Build_TakesTheAddressOfTheFunctions_AndThatOfTheirApi(string api)
    {
        var (exitCode, _, errors) = WebsiteConsole.Run("build", "--out", folder, "--api", api, "--content", Content, "--max-file-mb", "7", "--max-upload-mb", "9");

        Assert.Equal((0, 0), (exitCode, errors.Length));
        var page = File.ReadAllText(Path.Combine(folder, "en", "forms", "contact", "index.html"));
        Assert.Contains("action=\"https://functions.example/api/submissions/contact?lang=en\"", page, StringComparison.Ordinal);
        Assert.Matches("data-brought=\"[^\"]*9 MB[^\"]*\">[^<]*7 MB", WebUtility.HtmlDecode(page));
    }

    [Theory]
    [InlineData("--api", "functions.example", "'functions.example' is no web address.")]
    [InlineData("--api", "functions\n.example", "'functions .example' is no web address.")]
    [InlineData("--max-file-mb", "0", "--max-file-mb must be from 1 to 4096")]
    [InlineData("--max-file-mb", "seven", "--max-file-mb must be from 1 to 4096")]
    [InlineData("--max-upload-mb", "4097", "--max-upload-mb must be from 1 to 4096")]
    public void Build_RefusesWhatItCannotMean_InOneLine(string option, string value, string said)
    {
        var (exitCode, _, errors) = WebsiteConsole.Run("build", "--out", folder, "--content", Content, option, value);

        Assert.Equal(1, exitCode);
        Assert.Equal(said, Assert.Single(errors));
    }

    [Fact]
    public void Build_OfContentWithoutATextThatPagesNeed_IsRefusedInOneLine()
    {
        var content = CopyOfContent();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(content, "texts"), "site.json", SearchOption.AllDirectories))
        {
            File.WriteAllLines(file, File.ReadAllLines(file).Where(line => !line.Contains("\"foot\"", StringComparison.Ordinal)));
        }

        var (exitCode, _, errors) = WebsiteConsole.Run("build", "--out", Path.Combine(folder, "out"), "--content", content);

        Assert.Equal(1, exitCode);
        Assert.Equal("There is no text site.foot.", Assert.Single(errors));
    }

    [Fact]
    public void CheckContent_EndsWell_ForTheOfficesContent_AndBadlyForNone()
    {
        var well = WebsiteConsole.Run("check-content", Path.Combine(AppContext.BaseDirectory, "content"));
        Assert.Equal((0, 0), (well.ExitCode, well.Errors.Length));
        Assert.Equal("10 forms, 0 mistakes, 0 translations missing or stale", well.Output[^1]);

        var badly = WebsiteConsole.Run("check-content", folder);
        Assert.Equal(1, badly.ExitCode);
        Assert.StartsWith($"mistake: {folder}: no content folder", Assert.Single(badly.Errors), StringComparison.Ordinal);
    }

    private string CopyOfContent()
    {
        var copy = Path.Combine(folder, "content");
        foreach (var file in Directory.EnumerateFiles(Content, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }
}
