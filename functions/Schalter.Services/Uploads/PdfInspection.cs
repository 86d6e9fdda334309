using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>
/// Inspects a PDF twice: all its objects, found by ourselves, for what must not be in there; then as its reader would open it. Both are
/// needed: a reader follows only what is linked, and our search understands no cross references.
/// </summary>
internal static class PdfInspection
{
    /// <summary>Readers look for the end this far from the end of the file; a file without it was cut off.</summary>
    private const int EndWithin = 4096;

    public static Inspection Inspect(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var findings = new PdfFindings();
        var scan = new PdfScan(content, findings, cancellationToken);
        scan.ReadObjects();
        if (findings.Refusal is { } refusal)
        {
            return Refused(refusal);
        }

        var opened = PdfOpening.Open(content, findings, cancellationToken);
        if (!opened.Decrypted && opened.Refusal != DocumentRefusal.Encrypted)
        {
            scan.ReadStreams();
        }

        return findings.Refusal is { } found ? Refused(found)
            : opened.Refusal is { } unopened ? Refused(unopened)
            : opened.Pages == 0 || !HasEnd(content.Span) ? Refused(DocumentRefusal.Unreadable)
            : opened.Pages > InspectionLimits.Pages ? Refused(DocumentRefusal.TooManyPages)
            : new(DocumentType.Pdf, null, opened.Pages);
    }

    private static Inspection Refused(string code) => new(DocumentType.Pdf, code, null);

    private static bool HasEnd(ReadOnlySpan<byte> content)
    {
        var trimmed = content.TrimEnd("\0\t\n\f\r "u8);
        return trimmed[Math.Max(0, trimmed.Length - EndWithin)..].IndexOf("%%EOF"u8) >= 0;
    }
}
