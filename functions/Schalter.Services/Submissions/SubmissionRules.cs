using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>What follows from what: pure decisions over one case.</summary>
public static class SubmissionRules
{
    /// <summary>Same content within this time is the same submission (double click, page sent again).</summary>
    public static readonly TimeSpan FoldWithin = TimeSpan.FromHours(24);

    /// <summary>Where forms ask for the person's e-mail address.</summary>
    public const string EmailField = "contact.email";

    /// <summary>A new case as its manifest says, with all documents waiting for their check.</summary>
    public static Change Open(SubmissionManifest manifest, FormRetention retention, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(retention);
        var state = New(manifest, retention) with { Documents = Documents([], manifest), Email = manifest.Answers[EmailField] };
        return Change.Of(state).Add(SubmissionEvents.Received, now);
    }

    /// <summary>A second reference for a case that is there already: no documents, no events.</summary>
    public static Change OpenAlias(SubmissionManifest manifest, FormRetention retention, string aliasOf) =>
        Change.Of(New(manifest, retention) with { AliasOf = aliasOf });

    /// <summary>The same was sent before: the earlier time of receipt is the one that counts.</summary>
    public static Change ReceiveEarlier(Submission state, DateTimeOffset receivedAt, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Change.Of(state with { ReceivedAt = receivedAt }).Add(SubmissionEvents.StatusChanged, now, "received-earlier");
    }

    /// <summary>The case with the documents of a supplement, each taken once.</summary>
    public static Submission AddDocuments(Submission state, SubmissionManifest supplement)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(supplement);
        return state with { Documents = Documents(state.Documents, supplement) };
    }

    /// <summary>Whether an earlier delivery of the message already did the work.</summary>
    public static bool IsChecked(Submission state, SubmissionManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Supplement is null
            ? state.Status != SubmissionStatus.Received
            : state.Documents.Where(manifest.Brings).All(d => d.Verdict != DocumentVerdict.Checking);
    }

    /// <summary>
    /// After the check of documents: complete or incomplete, once every document has its verdict. A case that is routed already
    /// stays routed; subscribers hear of the new documents.
    /// </summary>
    /// <param name="findings">What the office should look at (<see cref="Plausibility"/>).</param>
    public static Change AfterCheck(
        Submission state, FormDefinition form, Answers answers, IReadOnlyList<string> findings, bool supplement, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var accepted = state.Documents.Where(d => d.Verdict == DocumentVerdict.Accepted)
            .Select(d => d.Slot).ToHashSet(StringComparer.Ordinal);
        List<string> missing = [.. DocumentRules.Missing(form, answers, accepted).Union(state.OpenRequests.Select(r => r.Slot), StringComparer.Ordinal)];
        var change = Change.Of(KeptForOffice(state, form.Retention, supplement, now) with { Missing = missing, Findings = findings });
        change = supplement ? change.Add(SubmissionEvents.Supplemented, now) : change;
        if (state.IsRouted || state.Documents.Any(d => d.Verdict == DocumentVerdict.Checking))
        {
            return change;
        }

        var status = missing.Count == 0 ? SubmissionStatus.Validated : SubmissionStatus.Incomplete;
        return status == state.Status
            ? change
            : (change with { After = change.After with { Status = status } })
                .Add(status == SubmissionStatus.Validated ? SubmissionEvents.Validated : SubmissionEvents.Incomplete, now);
    }

    /// <summary>What comes after the office took its copy, it has to fetch as well: the time to do so begins anew.</summary>
    private static Submission KeptForOffice(Submission state, FormRetention retention, bool supplement, DateTimeOffset now) =>
        supplement && state.AcceptedAt is not null && OfficeTime.Day(now + retention.AfterHandover) is var day && day > state.DeleteOn
            ? state with { DeleteOn = day }
            : state;

    /// <summary>Whether the office shall get it now.</summary>
    public static bool IsReadyToRoute(Submission state, FormDefinition form)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(form);
        return state.IsRouted || state.Status == SubmissionStatus.Validated
            || (state.Status == SubmissionStatus.Incomplete && form.RouteWhenIncomplete);
    }

    /// <summary>Withdrawn by the person; what was sent is deleted soon after.</summary>
    public static Change Withdraw(Submission state, FormRetention retention, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(retention);
        var deleteOn = OfficeTime.Day(now + retention.AfterWithdrawal);
        return Change.Of(state with { Status = SubmissionStatus.Withdrawn, DeleteOn = deleteOn }).Add(SubmissionEvents.Withdrawn, now);
    }

    private static Submission New(SubmissionManifest manifest, FormRetention retention) => new(
        manifest.Reference, manifest.Form, manifest.FormVersion, manifest.Language, manifest.ReceivedAt, SubmissionStatus.Received,
        manifest.ContentHash, OfficeTime.Day(manifest.ReceivedAt + retention.Open))
    {
        Missing = manifest.MissingDocuments,
    };

    private static List<CaseDocument> Documents(IReadOnlyList<CaseDocument> known, SubmissionManifest manifest)
    {
        // one upload may be named for two places, and then is a document in each
        var places = known.Select(d => (d.Slot, d.Source)).ToHashSet();
        var fresh = manifest.Files.Where(f => places.Add((f.Slot, f.Blob)));
        return [.. known, .. fresh.Select((f, i) => new CaseDocument(
            known.Count + i + 1, f.Slot, f.FileName, f.Bytes, f.Sha256, f.Blob, manifest.ReceivedAt))];
    }
}
