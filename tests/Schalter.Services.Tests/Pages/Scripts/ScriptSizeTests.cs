using System.IO.Compression;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages.Scripts;

public sealed class ScriptSizeTests
{
    private const int MostBytes = 30_000;

    [Fact]
    public void ModulesOfAForm_AreSmall() => Assert.InRange(
        new[] { PageScripts.Form, PageScripts.Check, PageScripts.Documents, PageScripts.Drafts, PageScripts.Uploads }.Sum(Compressed), 1000, MostBytes);

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
