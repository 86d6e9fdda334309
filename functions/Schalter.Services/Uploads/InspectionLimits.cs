namespace Schalter.Services.Uploads;

/// <summary>What a document may cost whoever opens it. A scan of A4 at 600 dpi has 35 megapixels, a phone photo at most 50 to 100.</summary>
internal static class InspectionLimits
{
    public const int Pages = 500;

    /// <summary>Width × height of one image.</summary>
    public const long Pixels = 100_000_000;

    /// <summary>Bytes of one unpacked PNG: 100 megapixels in 8-bit RGBA fit, in 16-bit RGBA they do not.</summary>
    public const long PngBytes = 400_000_000;

    /// <summary>Bytes of all unpacked streams of a PDF but its images.</summary>
    public const long PdfStreamBytes = 256L << 20;

    /// <summary>Bytes of the unpacked PDF streams that hold structure and so must be in memory.</summary>
    public const long PdfStructureBytes = 64L << 20;

    /// <summary>Arrays and dictionaries of a PDF within each other.</summary>
    public const int PdfNesting = 100;

    /// <summary>Nodes of all trees of a PDF: its page tree is walked recursively when opened, so its depth must be bounded.</summary>
    public const int PdfTreeNodes = 5_000;

    /// <summary>Largest file looked at, whatever upload limit is configured: it is held in memory.</summary>
    public const long FileBytes = 256L << 20;
}
