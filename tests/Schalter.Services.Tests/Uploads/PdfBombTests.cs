using System.Text;
using static Schalter.Services.Tests.Uploads.Inspecting;

namespace Schalter.Services.Tests.Uploads;

/// <summary>Alone in the process, for they weigh what all threads allocate: PDFs are opened on a thread of their own.</summary>
[CollectionDefinition(nameof(PdfBombTests), DisableParallelization = true)]
[Collection(nameof(PdfBombTests))]
public sealed class PdfBombTests
{
    private const long MostAllocated = 700_000_000;

    public static TheoryData<string, string, string> Bombs => new()
    {
        { "an object stream", "too-large-when-opened", Text(PdfFile.OnePage().AddStream(4, "/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", Zeros(80))) },
        { "an object stream on the way to the pages", "too-large-when-opened", Text(new PdfFile().Add(1, "<< /Type /Catalog /Pages 2 0 R >>").AddObjectStream(4, (2, new string(' ', 80 << 20)))) },
        { "a page's text", "too-large-when-opened", Text(PdfFile.OnePage().AddStream(4, "/Filter /FlateDecode", Zeros(257))) },
        { "many small streams", "too-large-when-opened", Text(Enumerable.Range(4, 60).Aggregate(PdfFile.OnePage(), (file, n) => file.AddStream(n, "/Filter /FlateDecode", Zeros(5)))) },
        { "deflated twice", "too-large-when-opened", Text(PdfFile.OnePage().AddStream(4, "/Filter [/FlateDecode /FlateDecode]", PdfFile.Deflate(Zeros(257)))) },
        { "deflated three times", "too-large-when-opened", Text(PdfFile.OnePage().AddStream(4, "/Filter [/Fl /Fl /Fl]", [1])) },
        { "a picture", "too-large-when-opened", Text(PdfFile.OnePage().AddStream(4, "/Subtype /Image /Width 65000 /Height 65000 /Filter /DCTDecode", [1])) },
    };

    [Theory, MemberData(nameof(Bombs))]
    public void SmallFileHugeWhenOpened_IsRefusedInBoundedMemory(string what, string refusal, string content)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal((what, refusal), (what, Inspect(bytes).Refusal));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, MostAllocated);
    }

    [Fact]
    public void StreamsWithinStreamsWithinStreams_AreReadInBoundedMemory()
    {
        var file = new StringBuilder("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [");
        var kids = new StringBuilder();
        for (var i = 3; i < 2_000; i++)
        {
            file.Append(i).Append(" 0 R ");
            kids.Append(i).Append(" 0 obj << /Type /Page >>\nstream\n");
        }

        file.Append("] >> endobj\n").Append(kids).Append(' ', 1 << 20).Append("endstream endobj\ntrailer << /Size 2000 /Root 1 0 R >>\n%%EOF");
        var bytes = Encoding.Latin1.GetBytes(file.ToString());
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.NotNull(Inspect(bytes).Type);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 150L * bytes.Length);
    }

    private static byte[] Zeros(int mebibytes) => PdfFile.Deflate(new byte[mebibytes << 20]);

    private static string Text(PdfFile file) => Encoding.Latin1.GetString(file.Build());
}
