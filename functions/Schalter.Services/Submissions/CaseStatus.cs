namespace Schalter.Services.Submissions;

/// <summary>Where a case stands after the office changed it.</summary>
/// <param name="AcceptedAt">When the office took the hand-over package; null before.</param>
/// <param name="DeleteOn">Day by which the online copy is gone.</param>
public sealed record CaseStatus(
    string Reference, string Status, DateTimeOffset? AcceptedAt, DateOnly DeleteOn, IReadOnlyList<string> MissingDocuments,
    IReadOnlyList<RequestView> Requests)
{
    public static CaseStatus Of(Submission state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return new(
            state.Reference, SubmissionJson.Word(state.Status), state.AcceptedAt, state.DeleteOn, state.Missing, RequestView.Of(state));
    }
}

/// <param name="Slot">Where the document is to be sent: part <c>documents.{Slot}</c>.</param>
/// <param name="Title">What it is, when the form has no name for it.</param>
/// <param name="Text">What the office says about it.</param>
/// <param name="Open">Whether it has not come yet.</param>
public sealed record RequestView(
    int Number, string Slot, string? Title, string? Text, string Language, DateTimeOffset RequestedAt, bool Open)
{
    public static IReadOnlyList<RequestView> Of(Submission state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return [.. state.Requests.Select(r => new RequestView(
            r.Number, r.Slot, r.Title, r.Text, r.Language, r.RequestedAt, r.IsOpen(state.Documents)))];
    }
}
