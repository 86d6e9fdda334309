using System.Text;
using static Schalter.Services.Tests.Uploads.Inspecting;

namespace Schalter.Services.Tests.Uploads;

public sealed class PdfInspectionTests
{
    private const string Script = "<< /S /JavaScript /JS (app.alert\\(1\\)) >>";

    public static TheoryData<string, string> ActiveFiles => new()
    {
        { "script on opening", Text(PdfFile.OnePage($"/OpenAction {Script}")) },
        { "its name disguised", Text(PdfFile.OnePage("/OpenAction << /S /J#61vaScri#70t /J#53 (x) >>")) },
        { "in an object of its own", Text(PdfFile.OnePage("/OpenAction 4 0 R").Add(4, Script)) },
        { "in no object that is linked", Text(PdfFile.OnePage().Add(4, Script)) },
        { "in an object stream", Text(PdfFile.OnePage().AddObjectStream(4, (5, "<< /A 1 >>"), (6, Script))) },
        { "in a string of an object stream", Text(PdfFile.OnePage().AddStream(4, "/Type /ObjStm /N 1 /First 4", [.. Encoding.ASCII.GetBytes($"5 3 (  {Script} )")])) },
        { "in a stream", Text(PdfFile.OnePage().AddStream(4, "/A 1", Encoding.ASCII.GetBytes($"9 0 obj {Script} endobj"))) },
        { "in a comment", Text(PdfFile.OnePage().Add(4, $"1 % 9 0 obj {Script} endobj\n")) },
        { "in a string", Text(PdfFile.OnePage().Add(4, $"(9 0 obj {Script} endobj)")) },
        { "in the trailer", Text(new PdfFile { Trailer = $"/X {Script}" }.Add(1, "<< /Pages 2 0 R >>").Add(2, "<< /Kids [] >>")) },
        { "behind an open string", Text(PdfFile.OnePage().Add(4, "(").Add(5, Script)) },
        { "program start", Text(PdfFile.OnePage("/OpenAction << /S /Launch /F (cmd.exe) >>")) },
        { "attached file", Text(PdfFile.OnePage("/Names << /EmbeddedFiles << /Names [(a) 4 0 R] >> >>")) },
        { "attached file by its stream", Text(PdfFile.OnePage().AddStream(4, "/Type /EmbeddedFile", [1, 2])) },
        { "form that sends itself", Text(PdfFile.OnePage("/A << /S /SubmitForm /F (https://example.org) >>")) },
        { "XFA form", Text(PdfFile.OnePage("/AcroForm << /XFA 4 0 R >>")) },
    };

    public static TheoryData<string, string> HarmlessFiles => new()
    {
        { "words in a title", Text(PdfFile.OnePage().Add(4, "<< /Title (Java/JavaScript /JS developer) >>")) },
        { "a link to a page", Text(PdfFile.OnePage("/A << /S /URI /URI (https://example.org) >>")) },
        { "words in a text", Text(PdfFile.OnePage().AddStream(4, "/A 1", [.. "BT (HTML/JavaScript) Tj ET /JavaScript"u8])) },
        { "a place to open at", Text(PdfFile.OnePage("/OpenAction [3 0 R /Fit]")) },
    };

    public static TheoryData<string, string> MalformedFiles => new()
    {
        { "no pages", Text(new PdfFile().Add(1, "<< /Type /Catalog /Pages 2 0 R >>").Add(2, "<< /Type /Pages /Kids [] /Count 0 >>")) },
        { "no catalog", Text(new PdfFile().Add(5, "<< /A 1 >>")) },
        { "deep arrays", Text(PdfFile.OnePage().Add(4, new string('[', 200_000))) },
        { "deep dictionaries", Text(PdfFile.OnePage($"/X {string.Concat(Enumerable.Repeat("<< /A ", 100_000))}")) },
        { "deep arrays in an object stream", Text(PdfFile.OnePage().AddObjectStream(4, (5, new string('[', 200_000)))) },
        { "objects opened over each other", Text(PdfFile.OnePage().Add(4, string.Concat(Enumerable.Repeat("9 0 obj (", 20_000)))) },
        { "an object stream packed in an unheard-of way", Text(PdfFile.OnePage().AddStream(4, "/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode", [1, 2])) },
    };

    [Theory, MemberData(nameof(ActiveFiles))]
    public void WhatActsWhenOpened_IsRefusedHoweverHidden(string what, string content) =>
        Assert.Equal((what, "active-content"), (what, Inspect(Bytes(content)).Refusal));

    [Theory, MemberData(nameof(HarmlessFiles))]
    public void WhatOnlyMentionsIt_IsAccepted(string what, string content) => Assert.Equal((what, null), (what, Inspect(Bytes(content)).Refusal));

    [Theory, MemberData(nameof(MalformedFiles))]
    public void Malformed_IsUnreadable(string what, string content) =>
        Assert.Equal((what, "unreadable"), (what, Inspect(Bytes(content)).Refusal));

    [Fact]
    public void PageTreeAsDeepAsTheFileIsLong_IsUnreadable()
    {
        var file = new PdfFile().Add(1, "<< /Type /Catalog /Pages 2 0 R >>");
        for (var i = 2; i < 20_000; i++)
        {
            file.Add(i, $"<< /Type /Pages /Count 1 /Kids [{i + 1} 0 R] >>");
        }

        Assert.Equal("unreadable", Inspect(file.Add(20_000, "<< /Type /Page >>").Build()).Refusal);
    }

    [Fact]
    public void PageTreeJustShallowEnough_IsWalkedWithoutOverflow()
    {
        var file = new PdfFile().Add(1, "<< /Type /Catalog /Pages 2 0 R >>");
        for (var i = 2; i < 3_000; i++)
        {
            file.Add(i, $"<< /Type /Pages /Count 1 /Kids [{i + 1} 0 R] >>");
        }

        Assert.Equal(1, Inspect(file.Add(3_000, "<< /Type /Page /MediaBox [0 0 9 9] >>").Build()).Pages);
    }

    [Fact]
    public void StreamLengthsThatLeadFromOneToTheNext_DoNotOverflow()
    {
        var file = PdfFile.OnePage();
        for (var i = 4; i < 20_000; i++)
        {
            file.Add(i, $"<< /Length {i + 1} 0 R >>\nstream\nx\nendstream");
        }

        file.Add(2, "<< /Type /Pages /Count 1 /Kids 4 0 R >>");
        Assert.NotNull(Inspect(file.Build()).Type);
    }

    [Theory]
    [InlineData(500, null)]
    [InlineData(501, "too-many-pages")]
    public void Pages_AreLimited(int pages, string? refusal) => Assert.Equal(refusal, Inspect(PdfFile.Sound(pages)).Refusal);

    private static string Text(PdfFile file) => Encoding.Latin1.GetString(file.Build());

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);
}
