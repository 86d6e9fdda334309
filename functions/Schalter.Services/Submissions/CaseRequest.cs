using System.Globalization;

namespace Schalter.Services.Submissions;

/// <summary>
/// A document the office asked for after it had looked at the case (Mitwirkung, § 82 Abs. 1 AufenthG). It is open until an accepted
/// document came that was sent after it.
/// </summary>
/// <param name="Number">1, 2, 3 … within the case.</param>
/// <param name="Slot">Slot of the form, or <c>requested-{Number}</c> for a document the form does not know.</param>
/// <param name="Title">What it is, in the office's words; null when the form has a name for it.</param>
/// <param name="Text">What the office says about it to the person.</param>
/// <param name="Language">Language of title and text.</param>
/// <param name="KeyHash">Keyed hash of the Idempotency-Key it was made with.</param>
public sealed record CaseRequest(
    int Number, string Slot, string? Title, string? Text, string Language, DateTimeOffset RequestedAt, string? KeyHash)
{
    public static string OwnSlot(int number) => string.Create(CultureInfo.InvariantCulture, $"requested-{number}");

    public bool IsOpen(IEnumerable<CaseDocument> documents) => !documents.Any(
        d => d.Slot == Slot && d.Verdict == DocumentVerdict.Accepted && d.ReceivedAt > RequestedAt);
}

/// <summary>What the office lets the person know with a change: a text known in all languages, words of its own, or both.</summary>
/// <param name="Number">1, 2, 3 … within the case.</param>
/// <param name="Sequence">The event it belongs to.</param>
/// <param name="Code">Its text is <c>status.note.{Code}</c>.</param>
/// <param name="Language">Language of <paramref name="Text"/>.</param>
public sealed record CaseNote(int Number, int Sequence, string? Code, string? Text, string Language);
