using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>Document formats as people and browsers name them.</summary>
internal static class DocumentTypeNames
{
    public static string Name(DocumentType type) => type switch
    {
        DocumentType.Pdf => "PDF",
        DocumentType.Jpeg => "JPEG",
        DocumentType.Png => "PNG",
        DocumentType.Heic => "HEIC",
        DocumentType.Tiff => "TIFF",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static IEnumerable<string> Accept(DocumentType type) => type switch
    {
        DocumentType.Pdf => [".pdf", "application/pdf"],
        DocumentType.Jpeg => [".jpg", ".jpeg", "image/jpeg"],
        DocumentType.Png => [".png", "image/png"],
        DocumentType.Heic => [".heic", ".heif", "image/heic", "image/heif"],
        DocumentType.Tiff => [".tif", ".tiff", "image/tiff"],
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
