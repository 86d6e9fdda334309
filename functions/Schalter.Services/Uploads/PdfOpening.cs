using System.Runtime.InteropServices;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;

namespace Schalter.Services.Uploads;

/// <summary>What came of opening a PDF: its pages, or why there are none.</summary>
internal sealed record PdfOpened(int Pages, bool Decrypted, string? Refusal);

/// <summary>Opens a PDF as a reader would (by PdfPig), without a password, under guard.</summary>
internal static class PdfOpening
{
    /// <summary>Virtual memory only: the page tree, at most <see cref="InspectionLimits.PdfTreeNodes"/> deep, is walked recursively.</summary>
    private const int StackBytes = 64 << 20;

    /// <summary>Opening reads a sound file about once, a broken one (searched from end to end) three or four times.</summary>
    private const int ReadsAllowed = 12;

    public static PdfOpened Open(ReadOnlyMemory<byte> content, PdfFindings findings, CancellationToken cancellationToken)
    {
        var opened = new PdfOpened(0, false, DocumentRefusal.Unreadable);
        var thread = new Thread(() => opened = OpenHere(content, findings, cancellationToken), StackBytes);
        thread.Start();
        thread.Join();
        cancellationToken.ThrowIfCancellationRequested();
        return opened;
    }

    private static PdfOpened OpenHere(ReadOnlyMemory<byte> content, PdfFindings findings, CancellationToken cancellationToken)
    {
        MemoryMarshal.TryGetArray(content, out var array);
        using var bytes = new MemoryStream(array.Array!, array.Offset, array.Count, writable: false);
        using var metered = new MeteredStream(bytes, (ReadsAllowed * bytes.Length) + 1_000_000, cancellationToken);
        try
        {
            using var document = PdfDocument.Open(metered, Options(findings));
            if (document.IsEncrypted)
            {
                ReadPacked(document, findings);
            }

            return new(document.NumberOfPages, document.IsEncrypted, null);
        }
        catch (PdfDocumentEncryptedException)
        {
            return new(0, false, DocumentRefusal.Encrypted);
        }
        // PdfPig lets many exceptions of its own and of the runtime escape on malformed input (format, index, cast, null reference …):
        // all mean that it cannot be read, and nothing but PdfPig runs in here.
#pragma warning disable CA1031
        catch (Exception)
        {
            return new(0, false, findings.Encryption ? DocumentRefusal.Encrypted : DocumentRefusal.Unreadable);
        }
#pragma warning restore CA1031
    }

    /// <summary>Has PdfPig decrypt and unpack every object stream; the filter looks into each.</summary>
    private static void ReadPacked(PdfDocument document, PdfFindings findings)
    {
        foreach (var (reference, location) in document.Structure.CrossReferenceTable.ObjectOffsets)
        {
            if (location.Type == XrefEntryType.ObjectStream && findings.Refusal is null)
            {
                document.Structure.GetObject(reference);
            }
        }
    }

    private static ParsingOptions Options(PdfFindings findings) => new()
    {
        UseLenientParsing = true,
        MaxStackDepth = InspectionLimits.PdfNesting,
        FilterProvider = new PdfFilters(findings),
    };
}
