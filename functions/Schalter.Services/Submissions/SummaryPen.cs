using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Writer;

namespace Schalter.Services.Submissions;

/// <summary>
/// Writes one face into one document. PdfPig codes characters in one byte, so a face that needs more than 255 different ones is added
/// again; only the glyphs used are embedded.
/// </summary>
internal sealed class SummaryPen(PdfDocumentBuilder document, SummaryFace face)
{
    private const int CharactersPerFont = 255;

    private readonly List<(PdfDocumentBuilder.AddedFont Font, HashSet<char> Characters)> fonts = [];

    public void Write(PdfPageBuilder page, string text, double size, double x, double y)
    {
        for (var start = 0; start < text.Length;)
        {
            var font = FontFor(text[start]);
            var end = start + 1;
            while (end < text.Length && FontFor(text[end]) == font)
            {
                end++;
            }

            page.AddText(text[start..end], size, new PdfPoint(x, y), font);
            x += face.Width(text[start..end], size);
            start = end;
        }
    }

    private PdfDocumentBuilder.AddedFont FontFor(char character)
    {
        foreach (var (font, characters) in fonts)
        {
            if (characters.Contains(character) || (characters.Count < CharactersPerFont && characters.Add(character)))
            {
                return font;
            }
        }

        fonts.Add((document.AddTrueTypeFont(face.Bytes), [character]));
        return fonts[^1].Font;
    }
}
