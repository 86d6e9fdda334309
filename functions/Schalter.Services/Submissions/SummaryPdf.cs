using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Schalter.Services.Submissions;

/// <summary>
/// The sheet that the office files: every answer with its label, on A4, in one font that comes with it. The same input gives the same
/// bytes: there is no clock in it, so its hash in the hand-over can be checked by rendering it again.
/// </summary>
public static class SummaryPdf
{
    private const double FooterY = 50, FooterSize = 8, RuleWidth = 0.5;
    private const int IdLength = 32;

    public static byte[] Render(SummaryDocument summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var layout = Compose(summary);
        using var document = new PdfDocumentBuilder();
        document.DocumentInformation.Title = $"{summary.Title} {summary.Reference}";
        document.DocumentInformation.Producer = "Schalter";
        var regular = new SummaryPen(document, SummaryFace.Regular);
        var bold = new SummaryPen(document, SummaryFace.Bold);
        for (var i = 0; i < layout.Pages.Count; i++)
        {
            var page = document.AddPage(PageSize.A4);
            foreach (var line in layout.Pages[i].Where(l => l.Text.Length > 0))
            {
                (line.Bold ? bold : regular).Write(page, line.Text, line.Size, line.X, line.Y);
            }

            Footer(page, regular, summary, i + 1, layout.Pages.Count);
        }

        return WithDerivedId(document.Build());
    }

    /// <summary>PdfPig draws the file's identifier (ISO 32000-1, section 14.4) at random; a hash of the rest tells files apart as well.</summary>
    private static byte[] WithDerivedId(byte[] pdf)
    {
        var start = pdf.AsSpan().LastIndexOf("/ID [ <"u8) + "/ID [ <"u8.Length;
        var first = pdf.AsSpan(start, IdLength);
        var second = pdf.AsSpan(start + IdLength + "><"u8.Length, IdLength);
        first.Fill((byte)'0');
        second.Fill((byte)'0');
        Encoding.ASCII.GetBytes(Convert.ToHexString(SHA256.HashData(pdf).AsSpan(0, IdLength / 2)), first);
        first.CopyTo(second);
        return pdf;
    }

    private static SummaryLayout Compose(SummaryDocument summary)
    {
        var layout = new SummaryLayout();
        layout.Title(summary.Title);
        foreach (var (label, value) in summary.Facts)
        {
            layout.Row(label, value, bold: true);
        }

        foreach (var section in summary.Answers.Sections.Where(s => s.Lines.Count > 0))
        {
            layout.Heading(section.Title);
            foreach (var line in section.Lines)
            {
                layout.Row(line.Label, line.Answer);
            }
        }

        AddDocuments(layout, summary);
        AddNote(layout, summary.Labels);
        return layout;
    }

    private static void AddDocuments(SummaryLayout layout, SummaryDocument summary)
    {
        if (summary.Documents.Count > 0)
        {
            layout.Heading(summary.Labels.Documents);
        }

        foreach (var document in summary.Documents)
        {
            layout.Row(document.Title, document.Description);
        }
    }

    private static void AddNote(SummaryLayout layout, SummaryLabels labels)
    {
        if (layout.Substituted)
        {
            layout.Paragraph(string.Empty);
            layout.Paragraph(labels.Substituted.Replace("{sign}", SummaryText.Substitute.ToString(), StringComparison.Ordinal));
        }
    }

    private static void Footer(PdfPageBuilder page, SummaryPen pen, SummaryDocument summary, int number, int of)
    {
        var label = SummaryText.Printable(
            summary.Labels.Page
                .Replace("{page}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{pages}", of.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            SummaryFace.Regular,
            out _);
        var reference = SummaryText.Printable(summary.Reference, SummaryFace.Regular, out _);
        page.DrawLine(new PdfPoint(SummaryLayout.Left, FooterY + 14), new PdfPoint(SummaryLayout.Right, FooterY + 14), RuleWidth);
        pen.Write(page, reference, FooterSize, SummaryLayout.Left, FooterY);
        pen.Write(page, label, FooterSize, SummaryLayout.Right - SummaryFace.Regular.Width(label, FooterSize), FooterY);
    }
}
