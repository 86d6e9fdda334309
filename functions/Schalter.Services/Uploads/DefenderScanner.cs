namespace Schalter.Services.Uploads;

/// <summary>
/// Reads the verdict that Defender for Storage wrote beside the document (blob index tags). It looks at every upload by itself, within seconds
/// to minutes; until then, and whenever it could not look, there is no verdict.
/// </summary>
public sealed class DefenderScanner : IMalwareScanner
{
    /// <summary>From Microsoft's description of on-upload malware scanning; anything else it may say is no verdict.</summary>
    public const string ResultTag = "Malware Scanning scan result";

    private const string Engine = "defender";

    public async Task<ScanVerdict> ScanAsync(ScannedDocument document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return (await document.Tags(cancellationToken)).GetValueOrDefault(ResultTag) switch
        {
            "No threats found" => new ScanVerdict.Clean(Engine),
            "Malicious" => new ScanVerdict.Infected(Engine, "Malicious"),
            null => throw new ScannerUnavailableException("Defender has not looked at the document yet."),
            var other => throw new ScannerUnavailableException($"Defender gave no verdict but '{other}'."),
        };
    }

    /// <summary>There is nothing to ask: that verdicts stay away shows in what waits.</summary>
    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
