using System.IO.Compression;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages.Scripts;

public sealed class ScriptSizeTests
{
    private const int MostBytes = 30_000;

    [Fact]
    public void ModulesOfAForm_AreSmall() => Assert.InRange(
        PageScripts.Form.Needs.Prepend(PageScripts.Form).Sum(Compressed), 1000, MostBytes);

    [Fact]
    public void ModulesThatAModuleImports_AreKnown_ThoseItFetchesLaterAreNot()
    {
        Assert.Equal(
            ["answers", "check", "contents", "documents", "dom", "drafts", "items", "lists", "memory", "messages", "places", "questions", "uploads"],
            PageScripts.Form.Needs.Select(n => n.Name.Split('.')[0]).Order());
        Assert.Equal(["answers", "check", "dom", "messages", "questions"], PageScripts.Asked.Needs.Select(n => n.Name.Split('.')[0]).Order());
        Assert.Empty(PageScripts.Fill.Needs);
    }

    private static int Compressed(PageAsset module)
    {
        using var sent = new MemoryStream();
        using (var gzip = new GZipStream(sent, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(module.Bytes.Span);
        }

        return (int)sent.Length;
    }
}
