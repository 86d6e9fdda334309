using NodaTime;

namespace Schalter.Services.Appointments;

/// <summary>One appointment for one person at one counter: its row is the truth on who has it.</summary>
/// <param name="Version">ETag of the row; null while it is not stored.</param>
public sealed record Place(PlaceKey Key, Instant End, PlaceState State, string? Version = null)
{
    /// <summary>A place given back shows again from this moment on: nobody can pass an appointment on by cancelling it.</summary>
    public Instant? FreeFrom { get; init; }

    /// <summary>When its row was last written, by the storage's clock; a free place without <see cref="FreeFrom"/> is free since then.</summary>
    public Instant? WrittenAt { get; init; }

    public Hold? Hold { get; init; }

    public Booking? Booking { get; init; }

    /// <summary>Whether somebody has it for now, without having booked.</summary>
    public bool IsHeld(Instant now) => State == PlaceState.Held && Hold!.Until > now;

    /// <summary>Whether somebody can have it: free, or held by somebody whose time has run out.</summary>
    public bool IsFree(Instant now) => State switch
    {
        PlaceState.Free => FreeFrom is null || FreeFrom <= now,
        PlaceState.Held => Hold!.Until <= now,
        _ => false,
    };
}

/// <param name="Hash">Of the secret that the holder knows.</param>
/// <param name="IsOffer">It is offered to somebody; not taken, it goes to the next in line.</param>
public sealed record Hold(string Hash, Instant Until, bool IsOffer = false)
{
    /// <summary>It is kept for somebody who was drawn: no business of the waiting list.</summary>
    public bool IsDrawn { get; init; }
}

public enum PlaceState
{
    Free, Held, Booked, Withdrawn,
}
