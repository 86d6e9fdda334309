using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Waiting;

/// <param name="Ahead">How many wait before it; 0 when it is not waiting any more.</param>
public sealed record WaitingView(WaitingEntry Entry, int Ahead)
{
    /// <summary>As far as others may know: the exact number would tell who gave up.</summary>
    public string AheadRange => RangeOf(Ahead);

    /// <inheritdoc cref="AheadRange"/>
    public static string RangeOf(int ahead) => ahead switch
    {
        < 5 => "0-4",
        < 20 => "5-19",
        < 50 => "20-49",
        _ => "50+",
    };
}

/// <summary>Shows an entry of a waiting list to whoever has its key.</summary>
public sealed class GetWaitingEntry(WaitlistStore waitlist, AccessKeys keys)
{
    /// <summary>A wrong key is answered like an unknown entry.</summary>
    public async Task<Answer<WaitingView>> HandleAsync(string entry, string? accessKey, CancellationToken cancellationToken)
    {
        if (!ReferenceNumber.TryParse(entry, out var reference) || !keys.Opens(reference, accessKey)
            || await waitlist.FindAsync(reference.Value, cancellationToken) is not { } found)
        {
            return new(new Refusal("waiting-entry-unknown", 404));
        }

        var line = found.Status == WaitingStatus.Entered ? await waitlist.LineAsync(found.Service, cancellationToken) : [];
        return new(new WaitingView(found, line.TakeWhile(p => p.Entry != found.Id).Count()));
    }
}
