using System.Text;
using Schalter.Services.Content;

namespace Schalter.Services.Tests.Content;

public sealed class ContentFilesTests
{
    private static readonly ContentFiles Some = ContentFiles.None.With(
        [File("forms/b.json", "1"), File("forms/a.json", "2"), File("forms/blocks/c.json", "3"), File("forms/readme.md", "4"), File("texts/en/a.json", "5")]);

    [Fact]
    public void Folder_GivesItsOwnJsonFilesByName()
    {
        Assert.Equal(["forms/a.json", "forms/b.json"], Some.In("forms").Select(f => f.Path));
        Assert.Equal(["en"], Some.FoldersIn("texts"));
        Assert.Empty(Some.In("form"));
    }

    [Fact]
    public void Overlay_AddsAndReplaces_AndAnEmptyFileTakesAway()
    {
        var laid = Some.With([File("forms/a.json", "new"), File("forms/b.json", ""), File("forms/d.json", "6")]);

        Assert.Equal(["forms/a.json", "forms/d.json"], laid.In("forms").Select(f => f.Path));
        Assert.Equal("new", Encoding.UTF8.GetString(laid.Find("forms/a.json")!.Bytes.Span));
        Assert.Equal("2", Encoding.UTF8.GetString(Some.Find("forms/a.json")!.Bytes.Span));
    }

    [Theory]
    [InlineData("forms/a.json", "2", true)]
    [InlineData("forms/a.json", "3", false)]
    [InlineData("forms/x.json", "2", false)]
    public void Version_IsThatOfTheFiles(string path, string text, bool same) =>
        Assert.Equal(same, Some.Version() == Some.With([File(path, text)]).Version());

    private static ContentFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
