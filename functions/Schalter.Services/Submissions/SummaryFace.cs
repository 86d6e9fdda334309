using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.TrueType;
using UglyToad.PdfPig.Fonts.TrueType.Parser;

namespace Schalter.Services.Submissions;

/// <summary>One face of the font that is embedded in this assembly and in every summary (DejaVu Sans, free to embed).</summary>
internal sealed class SummaryFace
{
    private readonly TrueTypeFont font;

    private SummaryFace(string resource)
    {
        using var stream = typeof(SummaryFace).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} was not built into the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        Bytes = bytes;
        font = TrueTypeFontParser.Parse(new TrueTypeDataBytes(new MemoryInputBytes(bytes)));
    }

    public static SummaryFace Regular { get; } = new("DejaVuSans.ttf");

    public static SummaryFace Bold { get; } = new("DejaVuSans-Bold.ttf");

    public ReadOnlyMemory<byte> Bytes { get; }

    public bool Has(char character) => font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(character) != 0;

    /// <summary>Width in points.</summary>
    public double Width(string text, double size)
    {
        var units = 0d;
        foreach (var character in text)
        {
            units += font.TableRegister.HorizontalMetricsTable.GetAdvanceWidth(font.WindowsUnicodeCMap.CharacterCodeToGlyphIndex(character));
        }

        return units * size / font.GetUnitsPerEm();
    }
}
