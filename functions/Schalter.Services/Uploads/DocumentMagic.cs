using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>Tells a document's format by its first bytes.</summary>
internal static class DocumentMagic
{
    /// <summary>PDF readers look for the header this far (ISO 32000-1, annex H.3, note 13).</summary>
    private const int PdfHeaderWithin = 1024;

    /// <summary>Starts of programs, archives, pages and pictures that other programs would open as such, PDF header or not.</summary>
    private static readonly byte[][] Foreign =
    [
        [.. "MZ"u8], [.. "PK"u8], [0x7F, .. "ELF"u8], [.. "<"u8], [.. "#!"u8], [.. "GIF8"u8], [.. "Rar!"u8], [.. "7z"u8], [.. "RIFF"u8],
        [.. "{\\rtf"u8], [0xCA, 0xFE, 0xBA, 0xBE], [0xFE, 0xED, 0xFA], [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE],
        [0xD0, 0xCF, 0x11, 0xE0], [0x1F, 0x8B], [.. "BM"u8], [.. "!<arch>"u8],
    ];

    /// <summary>Null for what we do not know, and for a PDF that is something else at the same time.</summary>
    public static DocumentType? TypeOf(ReadOnlySpan<byte> content)
    {
        var image = ImageTypeOf(content);
        var header = content[..Math.Min(content.Length, PdfHeaderWithin)].IndexOf("%PDF-"u8);
        return header switch
        {
            < 0 => image,
            0 => DocumentType.Pdf,
            _ => image is not null || IsForeign(content[..header]) ? null : DocumentType.Pdf,
        };
    }

    private static DocumentType? ImageTypeOf(ReadOnlySpan<byte> content) => content switch
    {
        [0xFF, 0xD8, 0xFF, ..] => DocumentType.Jpeg,
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ..] => DocumentType.Png,
        [0x49, 0x49, 0x2A, 0x00, ..] or [0x4D, 0x4D, 0x00, 0x2A, ..] => DocumentType.Tiff,
        [_, _, _, _, 0x66, 0x74, 0x79, 0x70, ..] when HeicInspection.IsHeic(content) => DocumentType.Heic,
        _ => null,
    };

    private static bool IsForeign(ReadOnlySpan<byte> prefix)
    {
        var start = prefix.TrimStart("\uFEFF\0\t\n\f\r "u8);
        foreach (var magic in Foreign)
        {
            if (start.StartsWith(magic) || prefix.StartsWith(magic))
            {
                return true;
            }
        }

        return false;
    }
}
