using Schalter.Services.Events;

namespace Schalter.Services.Submissions;

/// <summary>What the office let the person know; <paramref name="Code"/> has a text in every language (<c>status.note.{Code}</c>).</summary>
public sealed record NoteView(string? Code, string? Text, string Language);

/// <summary>Events as people and the office see them.</summary>
internal static class Timeline
{
    /// <summary>What happened in one word: the last one of the event's type, or what kind of change it was.</summary>
    public static string WordOf(EventRow row) => row.Data[SubmissionEvents.ChangeMember]?.GetValue<string>() ?? row.Type.Split('.')[^2];

    /// <summary>A submission was received when it was sent, not when its case was opened.</summary>
    public static DateTimeOffset TimeOf(EventRow row, Submission state) =>
        row.Type == SubmissionEvents.Received ? state.ReceivedAt : row.Time;

    public static IReadOnlyList<NoteView> NotesOf(EventRow row, Submission state) =>
        [.. state.Notes.Where(n => n.Sequence == row.Sequence).Select(n => new NoteView(n.Code, n.Text, n.Language))];
}
