using Schalter.Services.Forms;
using Schalter.Services.Submissions;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Schalter.Services.Tests.Submissions;

public sealed class SummaryPdfTests
{
    public static TheoryData<string> Names =>
    [
        "Müller-Lüdenscheidt ẞ", "Şahin ığüşöç İstanbul", "Łukasz Dvořák Nguyễn Þórsson", "Олександра Іванівна Ґалаґан", "Ғылым Ӏ Њ",
        "Γιώργος Παπαδόπουλος", "C\u0300 m\u0302 n\u0302 l\u0325 K\u0307 s\u0332", "Ș ș Ț ț ʻ ʾ ʿ", "A\u00A0B",
    ];

    [Theory, MemberData(nameof(Names))]
    public void Letters_ComeBackAsTheyWereTyped(string name)
    {
        using var document = PdfDocument.Open(SummaryPdf.Render(Sheet(("Name", name))));
        Assert.Contains(name, Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public void DecomposedLetters_AreComposed()
    {
        using var document = PdfDocument.Open(SummaryPdf.Render(Sheet(("Name", "u\u0308ber"))));
        Assert.Contains("über", Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public void MoreDifferentLettersThanOneFontCodes_AreAllThere()
    {
        var letters = string.Concat(Enumerable.Range(0xC0, 0x24F - 0xC0).Concat(Enumerable.Range(0x410, 100)).Select(c => (char)c));
        var words = string.Join(' ', letters.Chunk(10).Select(w => new string(w)));
        using var document = PdfDocument.Open(SummaryPdf.Render(Sheet(("Letters", words))));
        var text = Text(document);
        Assert.All(words.Split(' '), word => Assert.Contains(word, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("王小明", "□□□")]
    [InlineData("محمد", "□□□□")]
    [InlineData("a\u202Egnp.exe", "a□gnp.exe")]
    [InlineData("nul\0l", "nul□l")]
    [InlineData("😀", "□")]
    public void WhatCannotBePrinted_IsSubstitutedAndSaid(string value, string shown)
    {
        using var document = PdfDocument.Open(SummaryPdf.Render(Sheet(("Name", value))));
        Assert.Contains(shown, Text(document), StringComparison.Ordinal);
        Assert.Contains("□ stands for", Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public void HalfACharacter_IsSubstituted()
    {
        using var document = PdfDocument.Open(SummaryPdf.Render(Sheet(("Name", "a" + (char)0xD800 + "b"))));
        Assert.Contains("a□b", Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public void NothingSubstituted_SaysNothing()
    {
        using var document = PdfDocument.Open(SummaryPdf.Render(Sheet(("Name", "Ada"))));
        Assert.DoesNotContain("stands for", Text(document), StringComparison.Ordinal);
    }

    [Fact]
    public void SameAnswers_GiveTheSameBytes() => Assert.Equal(SummaryPdf.Render(Sheet(("Name", "Ada"))), SummaryPdf.Render(Sheet(("Name", "Ada"))));

    [Fact]
    public void OtherAnswers_GiveAnotherIdentifier() => Assert.NotEqual(Id(SummaryPdf.Render(Sheet(("Name", "Ada")))), Id(SummaryPdf.Render(Sheet(("Name", "Eve")))));

    [Fact]
    public void LongSheet_HasFootersAndItsTitle()
    {
        var sheet = Sheet([.. Enumerable.Range(1, 150).Select(i => ($"Question {i}", $"Answer {i}"))]);
        using var document = PdfDocument.Open(SummaryPdf.Render(sheet));
        Assert.Equal("Antrag SCH-1", document.Information.Title);
        Assert.True(document.NumberOfPages > 2);
        Assert.All(document.GetPages(), page => Assert.EndsWith($"SCH-1Seite {page.Number} von {document.NumberOfPages}", page.Text, StringComparison.Ordinal));
        Assert.All(Enumerable.Range(1, 150), i => Assert.Contains($"Answer {i}", Text(document), StringComparison.Ordinal));
    }

    [Fact]
    public void Everything_StaysWithinTheMargins()
    {
        using var document = PdfDocument.Open(SummaryPdf.Render(Sheet((new string('W', 300), new string('M', 5_000)), ("Text", string.Join(' ', Enumerable.Repeat("word", 900))))));
        Assert.All(document.GetPages().SelectMany(p => p.Letters), letter => Assert.InRange(letter.EndBaseLine.X, 70, 539));
        Assert.Equal(5_000, document.GetPages().SelectMany(p => p.Letters).Count(l => l.Value == "M"));
    }

    [Fact]
    public void Heading_IsNeverTheLastOnItsPage()
    {
        var pages = new HashSet<int>();
        for (var lines = 34; lines < 42; lines++)
        {
            var facts = Enumerable.Range(0, lines).Select(i => ("Fact", "x")).ToList();
            using var document = PdfDocument.Open(SummaryPdf.Render(Sheet(("Only question", "Only answer")) with { Facts = facts }));
            var page = Assert.Single(document.GetPages(), p => p.Text.Contains("Person", StringComparison.Ordinal));
            Assert.Contains("Only answer", page.Text, StringComparison.Ordinal);
            pages.Add(page.Number);
        }

        Assert.Equal([1, 2], pages.Order());
    }

    private static SummaryDocument Sheet(params (string Label, string Value)[] answers) => new(
        "Antrag",
        "SCH-1",
        [("Vorgang", "SCH-1")],
        new("contact", "Kontakt", "de", [new("Person", [.. answers.Select(a => new AnswerSheetLine("f", a.Label, a.Value))])]),
        [],
        new("Seite {page} von {pages}", "Unterlagen", "{sign} stands for what cannot be printed."));

    private static string Text(PdfDocument document) => string.Join('\n', document.GetPages().Select((Page p) => p.Text));

    private static string Id(byte[] pdf) => System.Text.Encoding.Latin1.GetString(pdf[^120..]).Split("/ID")[1][..40];
}
