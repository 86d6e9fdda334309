using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>
/// Says what a document is, and whether the office can open it without harm. It looks at the content only: names and declared types
/// are the sender's word. Whatever the content, it answers with a value, in memory and time bounded by the content's length and
/// <see cref="InspectionLimits"/>.
/// </summary>
public static class DocumentInspection
{
    /// <summary>Reads <paramref name="length"/> bytes into memory and inspects them.</summary>
    /// <param name="accepted">The formats the document slot takes.</param>
    /// <exception cref="IOException">The content could not be read: a fault of ours, not of the document.</exception>
    public static Inspection Inspect(
        Stream content, long length, IReadOnlyCollection<DocumentType> accepted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(accepted);
        if (length > InspectionLimits.FileBytes)
        {
            return new(null, DocumentRefusal.TooLargeWhenOpened, null);
        }

        var bytes = new byte[length];
        var read = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return Inspect(bytes.AsMemory(0, read), accepted, cancellationToken);
    }

    private static Inspection Inspect(
        ReadOnlyMemory<byte> content, IReadOnlyCollection<DocumentType> accepted, CancellationToken cancellationToken)
    {
        if (content.IsEmpty)
        {
            return new(null, DocumentRefusal.Empty, null);
        }

        var type = DocumentMagic.TypeOf(content.Span);
        return type switch
        {
            null => new(null, DocumentRefusal.TypeUnknown, null),
            { } known when !accepted.Contains(known) => new(type, DocumentRefusal.TypeNotAccepted, null),
            DocumentType.Pdf => PdfInspection.Inspect(content, cancellationToken),
            DocumentType.Jpeg => JpegInspection.Inspect(content.Span),
            DocumentType.Png => PngInspection.Inspect(content, cancellationToken),
            DocumentType.Heic => HeicInspection.Inspect(content.Span),
            _ => TiffInspection.Inspect(content.Span),
        };
    }
}
