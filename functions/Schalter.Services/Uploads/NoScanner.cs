namespace Schalter.Services.Uploads;

/// <summary>Scans nothing and says so in every verdict.</summary>
public sealed class NoScanner : IMalwareScanner
{
    public Task<ScanVerdict> ScanAsync(ScannedDocument document, CancellationToken cancellationToken) =>
        Task.FromResult<ScanVerdict>(new ScanVerdict.NotScanned());

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
