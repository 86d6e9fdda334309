using System.Security.Cryptography;
using Schalter.Services.Forms;
using Schalter.Services.Uploads;

namespace Schalter.Services.Submissions;

/// <summary>Checks one document (format by content, readability, malware) and puts it where its verdict says.</summary>
public sealed class DocumentCheck(IncomingStore incoming, CaseStore cases, IMalwareScanner scanner, ScanMetrics metrics)
{
    private const int CopyBuffer = 128 * 1024;

    /// <exception cref="ScannerUnavailableException">No verdict: the document stays where it is.</exception>
    public async Task<CaseDocument> CheckAsync(
        string reference, CaseDocument document, FormDefinition form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(form);
        await using var content = TemporaryFile();
        await using (var source = await incoming.OpenAsync(document.Source, cancellationToken))
        {
            await source.CopyToAsync(content, CopyBuffer, cancellationToken);
        }

        var accepted = form.Documents.FirstOrDefault(d => d.Id == document.Slot)?.Accept ?? [];
        var verdict = await JudgeAsync(document, content, accepted, cancellationToken);
        content.Position = 0;
        await cases.SaveDocumentAsync(reference, verdict, content, cancellationToken);
        return verdict;
    }

    /// <summary>Malware first: an infected document is called infected, whatever else is wrong with it.</summary>
    private async Task<CaseDocument> JudgeAsync(
        CaseDocument document, FileStream content, IReadOnlyList<DocumentType> accepted, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var scan = await ScanAsync(new(content, stop => incoming.TagsAsync(document.Source, stop)), cancellationToken);
        content.Position = 0;
        var known = document with
        {
            Engine = scan.Engine,
            Sha512 = Convert.ToHexStringLower(await SHA512.HashDataAsync(content, cancellationToken)),
        };
        if (scan is ScanVerdict.Infected)
        {
            return known with { Verdict = DocumentVerdict.Infected, Reason = "infected" };
        }

        content.Position = 0;
        var inspection = DocumentInspection.Inspect(content, content.Length, accepted, cancellationToken);
        return known with
        {
            Verdict = inspection.Refusal is null ? DocumentVerdict.Accepted : DocumentVerdict.Refused,
            Reason = inspection.Refusal,
            MediaType = inspection.Type is { } type ? MediaTypeOf(type) : null,
            Pages = inspection.Pages,
        };
    }

    private async Task<ScanVerdict> ScanAsync(ScannedDocument document, CancellationToken cancellationToken)
    {
        ScanVerdict? verdict = null;
        try
        {
            return verdict = await scanner.ScanAsync(document, cancellationToken);
        }
        finally
        {
            metrics.Count(verdict);
        }
    }

    private static string MediaTypeOf(DocumentType type) => type switch
    {
        DocumentType.Pdf => "application/pdf",
        DocumentType.Jpeg => "image/jpeg",
        DocumentType.Png => "image/png",
        DocumentType.Heic => "image/heic",
        _ => "image/tiff",
    };

    /// <summary>Readable by us alone and, where the system allows it, without a name, so that not even a crash leaves it behind.</summary>
    private static FileStream TemporaryFile()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = CopyBuffer,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var file = new FileStream(path, options);
        File.Delete(path);
        return file;
    }
}
