namespace Schalter.Emulators.Functions.Hosting;

/// <summary>The two steps of a stop.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource takeNothingNew = new();
    private readonly CancellationTokenSource cancelWhatRuns = new();

    public CancellationToken NothingNew => takeNothingNew.Token;

    public CancellationToken Cancelled => cancelWhatRuns.Token;

    public void TakeNothingNew() => takeNothingNew.Cancel();

    public void CancelWhatRuns() => cancelWhatRuns.Cancel();

    public void Dispose()
    {
        takeNothingNew.Dispose();
        cancelWhatRuns.Dispose();
    }
}
