using Schalter.Emulators.Functions.Local;

namespace Schalter.Emulators.Functions.Tests.Local;

public sealed class DataFolderTests
{
    [Fact]
    public void SecondRunOnTheSameFolder_IsToldSo_UntilTheFirstEnds()
    {
        using var parent = new TemporaryFolder();
        var options = LocalOptions.Parse(["--data", Path.Combine(parent.Path, "data")]);
        using (DataFolder.Open(options))
        {
            var refusal = Assert.Throws<LocalRunException>(() => DataFolder.Open(options));
            Assert.StartsWith("Another run uses ", refusal.Message, StringComparison.Ordinal);
        }

        DataFolder.Open(options).Dispose();
    }

    [Fact]
    public void Secret_IsMadeOnceAndReadableByItsOwnerOnly()
    {
        using var parent = new TemporaryFolder();
        var options = LocalOptions.Parse(["--data", parent.Path]);
        string first;
        using (var folder = DataFolder.Open(options))
        {
            first = folder.Secret("secret-1");
        }

        using var again = DataFolder.Open(options);
        Assert.Equal(first, again.Secret("secret-1"));
        Assert.Equal(32, Convert.FromBase64String(first).Length);
        Assert.NotEqual(first, again.Secret("secret-2"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(parent.Path, "secret-1")));
        }
    }

    [Fact]
    public void FolderThatCannotBe_IsSaidInOneLine()
    {
        using var parent = new TemporaryFolder();
        var file = Path.Combine(parent.Path, "file");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<LocalRunException>(() => DataFolder.Open(LocalOptions.Parse(["--data", Path.Combine(file, "data")])));

        Assert.Contains("cannot be written", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void Ephemeral_IsGoneAfterwards()
    {
        var folder = DataFolder.Open(LocalOptions.Parse(["--ephemeral"]));
        File.WriteAllText(Path.Combine(folder.Folder("azurite"), "blob"), "");

        folder.Dispose();

        Assert.False(Directory.Exists(folder.Path));
    }
}
