using System.Diagnostics;
using System.Globalization;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Tests.Forms.Wording;

public sealed class PluralRulesTests
{
    /// <summary>Node carries ICU, and so the rules themselves: asked for every whole number a text could show, and some above.</summary>
    private const string Oracle = """
        const numbers = [...Array(1203).keys(), 10000, 1000000, 1000001, 2000000];
        for (const language of ['de', 'en', 'fr', 'tr', 'uk', 'ar'])
          for (const n of numbers) console.log(language, n, new Intl.PluralRules(language).select(n));
        """;

    [Theory]
    [InlineData("uk", "1", "one"), InlineData("uk", "3", "few"), InlineData("uk", "11", "many"), InlineData("uk", "22", "few")]
    [InlineData("ar", "0", "zero"), InlineData("ar", "2", "two"), InlineData("ar", "103", "few"), InlineData("ar", "11", "many"), InlineData("ar", "100", "other")]
    [InlineData("uk", "1.5", "other"), InlineData("uk", "1.0", "other"), InlineData("ar", "1.5", "other"), InlineData("ar", "103.5", "other")]
    [InlineData("de", "1.0", "other"), InlineData("de", "1.5", "other"), InlineData("en", "1", "one"), InlineData("tr", "1.0", "one")]
    [InlineData("fr", "0", "one"), InlineData("fr", "1.5", "one"), InlineData("fr", "2.0", "other"), InlineData("de", "-1", "one"), InlineData("uk", "-2", "few")]
    public void Number_AsksForItsForm(string language, string number, string category) =>
        Assert.Equal(category, PluralRules.Category(language, decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Fact]
    public async Task WholeNumbers_AskForTheFormsThatIcuGivesThem()
    {
        var start = new ProcessStartInfo("node", ["-e", Oracle]) { RedirectStandardOutput = true };
        using var node = Process.Start(start)!;
        var expected = await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        var lines = expected.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.True(lines.Length > 7000, $"node answered {lines.Length} lines");
        Assert.Equal(lines, lines.Select(l => l.Split(' ')).Select(l =>
            $"{l[0]} {l[1]} {PluralRules.Category(l[0], decimal.Parse(l[1], CultureInfo.InvariantCulture))}"));
    }
}
