namespace Schalter.Services.Submissions;

/// <summary>What the person shall read, checked.</summary>
public sealed record PublicNote(string? Code, string? Text, string Language);

/// <summary>One document that the office wants: of the form, or under a title of its own.</summary>
public sealed record DocumentWish(string? Slot, string? Title, string? Text, string Language)
{
    /// <summary>Whether a request is this wish; the words about it may differ.</summary>
    public bool IsAskedBy(CaseRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Slot is null ? request.Title == Title : request.Title is null && request.Slot == Slot;
    }

    public CaseRequest Ask(int number, string? keyHash, DateTimeOffset now) =>
        new(number, Slot ?? CaseRequest.OwnSlot(number), Title, Text, Language, now, keyHash);
}

/// <summary>A note as it came.</summary>
/// <param name="Code">Of a text that the counter has in all languages.</param>
/// <param name="Text">The office's own words, 1,000 characters at most.</param>
/// <param name="Language">Of the text; German if not said.</param>
public sealed record NoteInput(string? Code = null, string? Text = null, string? Language = null);

/// <summary>Whatever the office sends may say why, for the audit trail; the person does not see it.</summary>
public interface IOfficeInput
{
    string? Reason { get; }
}

/// <param name="Status"><c>in-progress</c> or <c>decided</c>.</param>
public sealed record StatusInput(string? Status = null, NoteInput? Note = null, string? Reason = null) : IOfficeInput;

public sealed record RejectInput(IReadOnlyList<NoteInput?>? Reasons = null, string? Reason = null) : IOfficeInput;

public sealed record AcceptInput(string? Reason = null) : IOfficeInput;

public sealed record RequestsInput(IReadOnlyList<WishInput?>? Documents = null, string? Reason = null) : IOfficeInput;

/// <param name="Slot">Slot of the form, or null when a title is given.</param>
public sealed record WishInput(string? Slot = null, string? Title = null, string? Text = null, string? Language = null);
