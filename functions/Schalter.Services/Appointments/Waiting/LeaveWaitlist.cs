using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Waiting;

/// <summary>Declines an offer, or no longer waits. The place goes to the next in line.</summary>
public sealed class LeaveWaitlist(GetWaitingEntry entries, EndOffer end)
{
    private const int Tries = 5;

    /// <returns>The entry as it is now; one that has ended already stays as it ended.</returns>
    public async Task<Answer<WaitingView>> HandleAsync(string entry, string? accessKey, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var found = await entries.HandleAsync(entry, accessKey, cancellationToken);
            if (found.Value is not { Entry: { IsLive: true } waiting })
            {
                return found;
            }

            if (await end.HandleAsync(waiting, WaitingStatus.Declined, cancellationToken) is { } ended)
            {
                return new(new WaitingView(ended, 0));
            }
        }

        return new(new Refusal("try-again", 409));
    }
}
