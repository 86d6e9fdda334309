using System.Collections.Concurrent;

namespace Schalter.Services.Appointments.Publishing;

/// <summary>Days whose table this instance knows to be as their plan wants it: most minutes nothing changes, and nothing is read.</summary>
public sealed class SettledDays
{
    private readonly ConcurrentDictionary<CounterDay, int> known = new();

    /// <param name="plan">Fingerprint of the plan and of what of it is due.</param>
    public bool Is(CounterDay day, int plan) => known.TryGetValue(day, out var settled) && settled == plan;

    /// <param name="plan">Null: look again.</param>
    public void Note(CounterDay day, int? plan)
    {
        if (plan is { } settled)
        {
            known[day] = settled;
        }
        else
        {
            known.TryRemove(day, out _);
        }
    }
}
