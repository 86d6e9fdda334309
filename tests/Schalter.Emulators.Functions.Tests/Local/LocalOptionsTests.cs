using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Local;

public sealed class LocalOptionsTests
{
    [Theory]
    [InlineData("", null, false, null, true, false)]
    [InlineData("--data d", "d", false, null, true, false)]
    [InlineData("--ephemeral --no-site", null, true, null, false, false)]
    [InlineData("--port 0", null, false, 0, true, false)]
    [InlineData("--port 65535 --data d", "d", false, 65535, true, false)]
    [InlineData("--help", null, false, null, true, true)]
    public void KnownOptions_AreUnderstood(string line, string? data, bool ephemeral, int? port, bool site, bool help)
    {
        var options = LocalOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((data, ephemeral, port, site, help), (options.DataDirectory, options.Ephemeral, options.Port, options.Site, options.ShowHelp));
    }

    [Theory]
    [InlineData("--fast", "'--fast'")]
    [InlineData("data", "'data'")]
    [InlineData("--data", "--data needs a value")]
    [InlineData("--data --no-site", "--data needs a value")]
    [InlineData("--port 65536", "'65536'")]
    [InlineData("--port -1", "'-1'")]
    [InlineData("--ephemeral --data d", "exclude each other")]
    public void WrongOptions_AreNamedInOneLine(string line, string named)
    {
        var refusal = Assert.Throws<LocalRunException>(() => LocalOptions.Parse(line.Split(' ')));

        Assert.Equal(2, refusal.ExitCode);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }
}
