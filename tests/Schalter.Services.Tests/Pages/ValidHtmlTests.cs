using System.Diagnostics;

namespace Schalter.Services.Tests.Pages;

/// <summary>The pages that functions answer; those of the static website are validated as files.</summary>
public sealed class ValidHtmlTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>html-validate with the rules of the website. Languages differ in words only: each state in one, and each page in the other direction too.</summary>
    [Fact]
    public async Task EveryPageOfBothDirections_IsValidHtml()
    {
        var folder = Directory.CreateTempSubdirectory("schalter-pages-");
        try
        {
            var pages = await WriteAsync(folder.FullName);
            var start = new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Pages", "validate-html.mjs"), folder.FullName])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using var node = Process.Start(start)!;
            var errors = node.StandardError.ReadToEndAsync(Stop);
            var found = await node.StandardOutput.ReadToEndAsync(Stop);
            Assert.Equal($"{pages} pages\n", found + await errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> WriteAsync(string folder)
    {
        var count = 0;
        foreach (var language in new[] { "de", "ar" })
        {
            Directory.CreateDirectory(Path.Combine(folder, language));
            foreach (var (name, html) in language == "de" ? StateSamples.All(language) : PageSamples.All(language))
            {
                await File.WriteAllTextAsync(Path.Combine(folder, language, $"{name}.html"), html, Stop);
                count++;
            }
        }

        return count;
    }
}
