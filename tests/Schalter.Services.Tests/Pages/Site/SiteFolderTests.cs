using System.Text;
using Schalter.Services.Pages.Site;

namespace Schalter.Services.Tests.Pages.Site;

public sealed class SiteFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("schalter-folder-").FullName;

    private string Folder => Path.Combine(root, "site");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void SecondBuild_WritesWhatDiffers_AndTakesAwayWhatIsGone()
    {
        Assert.Equal(3, SiteFolder.Write(Folder, [Of("a/index.html", "one"), Of("b/index.html", "two"), Of("c.txt", "three")]));
        Assert.Equal(1, SiteFolder.Write(Folder, [Of("a/index.html", "one"), Of("c.txt", "four")]));
        Assert.Equal(0, SiteFolder.Write(Folder, [Of("a/index.html", "one"), Of("c.txt", "four")]));

        Assert.Equal(["a/index.html", "c.txt", "site-files.txt"], Names());
        Assert.Equal("four", File.ReadAllText(Path.Combine(Folder, "c.txt")));
    }

    [Fact]
    public void AssetsOfABuildBefore_Stay_AsPagesInCachesNameThem()
    {
        SiteFolder.Write(Folder, [Of("index.html", "old"), Of("assets/form.1.js", "old")]);
        SiteFolder.Write(Folder, [Of("index.html", "new"), Of("assets/form.2.js", "new")]);

        Assert.Equal(["assets/form.1.js", "assets/form.2.js", "index.html", "site-files.txt"], Names());
    }

    [Fact]
    public void FolderOfSomebodyElse_IsNotFree()
    {
        Assert.True(SiteFolder.IsFree(Folder));
        Directory.CreateDirectory(Folder);
        Assert.True(SiteFolder.IsFree(Folder));
        File.WriteAllText(Path.Combine(Folder, "mine.txt"), "mine");
        Assert.False(SiteFolder.IsFree(Folder));
        File.Delete(Path.Combine(Folder, "mine.txt"));
        SiteFolder.Write(Folder, [Of("index.html", "one")]);
        Assert.True(SiteFolder.IsFree(Folder));
    }

    /// <summary>A folder in a page's place makes the build end there, as a death would.</summary>
    [Fact]
    public void BuildThatEndsInTheMiddle_HasItsAssets_AndLeavesNothingBehindInTheEnd()
    {
        SiteFolder.Write(Folder, [Of("index.html", "old")]);
        Directory.CreateDirectory(Path.Combine(Folder, "de", "index.html"));
        IReadOnlyList<SiteFile> files = [Of("index.html", "new"), Of("de/index.html", "new"), Of("z/index.html", "new"), Of("assets/form.1.js", "new")];

        Assert.ThrowsAny<SystemException>(() => SiteFolder.Write(Folder, files));
        Assert.Equal(
            ["assets/form.1.js", "de/index.html.new", "index.html", "site-files.txt"], Names());

        Directory.Delete(Path.Combine(Folder, "de", "index.html"));
        SiteFolder.Write(Folder, [files[0], files[3]]);
        Assert.Equal(["assets/form.1.js", "index.html", "site-files.txt"], Names());
    }

    [Fact]
    public void FirstBuildThatEndsWhileItsListIsWritten_CanBeginAgain()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "site-files.txt.new"), "ind");

        Assert.True(SiteFolder.IsFree(Folder));
        SiteFolder.Write(Folder, [Of("index.html", "one")]);
        Assert.Equal(["index.html", "site-files.txt"], Names());
    }

    [Fact]
    public void ListThatLeadsElsewhere_DeletesNothingThere()
    {
        var mine = Path.Combine(root, "mine.txt");
        File.WriteAllText(mine, "mine");
        SiteFolder.Write(Folder, [Of("index.html", "one")]);
        File.AppendAllText(Path.Combine(Folder, "site-files.txt"), "../mine.txt\n");

        SiteFolder.Write(Folder, [Of("index.html", "two")]);
        Assert.True(File.Exists(mine));
    }

    private static SiteFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));

    private IEnumerable<string> Names() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
