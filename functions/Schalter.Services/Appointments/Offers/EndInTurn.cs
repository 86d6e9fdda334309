namespace Schalter.Services.Appointments.Offers;

/// <summary>Notes the end of an entry.</summary>
/// <param name="entry">As it was read.</param>
/// <param name="booking">What came of the offer: then it has been accepted, whatever else was to be noted. Null for nothing.</param>
/// <returns>The entry as it is now; null when somebody else changed it.</returns>
public delegate Task<T?> NoteEnd<T>(T entry, string? booking);

/// <summary>
/// Ends an entry that may have an offer. Whoever has booked the place has accepted, even if the process died before it was noted, or
/// another answer came at the same moment: the booking stands, so the entry says so.
/// </summary>
public sealed class EndInTurn(KeepPlace keep)
{
    private const int Tries = 5;

    /// <param name="entry">As it was read.</param>
    /// <param name="find">The entry as it is now.</param>
    /// <param name="release">Gives back what is kept for it; left out where the place is passed on.</param>
    /// <returns>The entry as it is now; null when somebody else changed it.</returns>
    public async Task<T?> HandleAsync<T>(T entry, NoteEnd<T> note, Func<Task<T?>> find, bool release, CancellationToken cancellationToken)
        where T : class, IInLine
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(note);
        var booking = await keep.BookedAsync(entry.Offeree, entry.Offer, cancellationToken);
        return await note(entry, booking) is not { } ended ? null
            : booking is not null ? ended
            : await TidyAsync(ended, note, find, release, cancellationToken);
    }

    /// <summary>What is left to do when it is noted; doing it again is harmless.</summary>
    /// <inheritdoc cref="HandleAsync" path="/param"/>
    public async Task<T> TidyAsync<T>(T ended, NoteEnd<T> note, Func<Task<T?>> find, bool release, CancellationToken cancellationToken)
        where T : class, IInLine
    {
        ArgumentNullException.ThrowIfNull(ended);
        if (release)
        {
            await keep.ReleaseAsync(ended.Offeree, ended.Offer, cancellationToken);
        }

        return await keep.BookedAsync(ended.Offeree, ended.Offer, cancellationToken) is { } late
            ? await TakenAsync(late, note, find, cancellationToken) ?? ended
            : ended;
    }

    /// <summary>Notes that the place is booked, unless it is noted already, or the booking was given back since.</summary>
    /// <inheritdoc cref="NoteEnd{T}" path="/returns"/>
    public async Task<T?> TakenAsync<T>(string booking, NoteEnd<T> note, Func<Task<T?>> find, CancellationToken cancellationToken)
        where T : class, IInLine
    {
        ArgumentNullException.ThrowIfNull(note);
        ArgumentNullException.ThrowIfNull(find);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if (await find() is not { } found)
            {
                return null;
            }

            if (found.Booking is not null || await keep.BookedAsync(found.Offeree, found.Offer, cancellationToken) != booking)
            {
                return found;
            }

            if (await note(found, booking) is { } noted)
            {
                return noted;
            }
        }

        return null;
    }
}
