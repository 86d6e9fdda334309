using System.Collections.Concurrent;
using NodaTime;

namespace Schalter.Services.Appointments.Publishing;

/// <summary>Days whose table this instance knows to be as their plan wants it: most minutes nothing changes, and nothing is read.</summary>
public sealed class SettledDays
{
    /// <summary>Another instance may have published by another plan since, which was taken back before this one read it.</summary>
    private static readonly Duration Believed = Duration.FromMinutes(10);

    private readonly ConcurrentDictionary<CounterDay, (int Plan, Instant At)> known = new();

    /// <param name="plan">Fingerprint of the plan and of what of it is due.</param>
    public bool Is(CounterDay day, int plan, Instant now) =>
        known.TryGetValue(day, out var settled) && settled.Plan == plan && now - settled.At < Believed;

    /// <param name="plan">Null: look again.</param>
    public void Note(CounterDay day, int? plan, Instant now)
    {
        if (plan is { } settled)
        {
            known[day] = (settled, now);
        }
        else
        {
            known.TryRemove(day, out _);
        }
    }
}
