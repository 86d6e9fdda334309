using Schalter.Services.Uploads;

namespace Schalter.Services.Tests;

/// <summary>A scanner that says what the test wants; the real one has its own tests.</summary>
internal sealed class FakeScanner : IMalwareScanner
{
    public bool IsDown { get; set; }

    public Func<byte[], bool> Finds { get; set; } = _ => false;

    public int Scans { get; private set; }

    public async Task<ScanVerdict> ScanAsync(ScannedDocument document, CancellationToken cancellationToken)
    {
        Scans++;
        if (IsDown)
        {
            throw new ScannerUnavailableException("The scanner is down.");
        }

        using var copy = new MemoryStream();
        await document.Content.CopyToAsync(copy, cancellationToken);
        return Finds(copy.ToArray()) ? new ScanVerdict.Infected("fake", "Test.Signature") : new ScanVerdict.Clean("fake");
    }

    public Task CheckAsync(CancellationToken cancellationToken) =>
        IsDown ? Task.FromException(new ScannerUnavailableException("The scanner is down.")) : Task.CompletedTask;
}
