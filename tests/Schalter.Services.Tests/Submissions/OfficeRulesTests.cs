using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class OfficeRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 11, 0, 0, TimeSpan.Zero);
    private static readonly FormRetention Retention = new(TimeSpan.FromDays(180), TimeSpan.FromDays(30), TimeSpan.FromDays(7));
    private static readonly PublicNote Note = new("decision-by-post", null, "de");

    public static TheoryData<SubmissionStatus, string> Allowed()
    {
        var allowed = new Dictionary<SubmissionStatus, string>
        {
            [SubmissionStatus.Received] = "",
            [SubmissionStatus.Validated] = "rejected",
            [SubmissionStatus.Incomplete] = "rejected requested",
            [SubmissionStatus.Routed] = "in-progress decided rejected accepted requested",
            [SubmissionStatus.InProgress] = "in-progress decided rejected accepted requested",
            [SubmissionStatus.Decided] = "decided accepted",
            [SubmissionStatus.Rejected] = "accepted",
            [SubmissionStatus.Withdrawn] = "",
        };
        return new(allowed.Select(a => (a.Key, a.Value)));
    }

    /// <summary>Each status against each act; the words are those of the event.</summary>
    [Theory]
    [MemberData(nameof(Allowed))]
    public void Acts_AreAllowedInTheirStatesOnly(SubmissionStatus from, string allowed)
    {
        var state = Case(from);
        var acts = new Dictionary<string, Answer<Change>>
        {
            ["in-progress"] = OfficeRules.ChangeStatus(state, SubmissionStatus.InProgress, Note, Now),
            ["decided"] = OfficeRules.ChangeStatus(state, SubmissionStatus.Decided, Note, Now),
            ["rejected"] = OfficeRules.Reject(state, [Note], Now),
            ["accepted"] = OfficeRules.Accept(state, Retention, Now),
            ["requested"] = OfficeRules.RequestDocuments(state, [new("lease", null, null, "de")], null, Now),
        };

        Assert.Equal(allowed, string.Join(' ', acts.Where(a => a.Value.Value is not null).Select(a => a.Key)));
        Assert.All(acts.Values.Where(a => a.Value is null), a => Assert.Equal("transition-not-allowed", a.Refusal!.Code));
        Assert.All(acts.Where(a => a.Value.Value is not null), a => Assert.Equal(
            a.Key, Assert.Single(a.Value.Value!.Events).Data["change"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(SubmissionStatus.InProgress)]
    [InlineData(SubmissionStatus.Decided)]
    public void SameStatusAgain_IsNoEvent_UnlessItSaysSomethingNew(SubmissionStatus status)
    {
        var first = OfficeRules.ChangeStatus(Case(SubmissionStatus.Routed), status, Note, Now).Value!.After;

        Assert.Empty(OfficeRules.ChangeStatus(first, status, Note, Now.AddDays(1)).Value!.Events);
        Assert.Empty(OfficeRules.ChangeStatus(first, status, null, Now.AddDays(1)).Value!.Events);
        var said = OfficeRules.ChangeStatus(first, status, new(null, "Morgen.", "de"), Now.AddDays(1)).Value!;
        Assert.Single(said.Events);
        Assert.Equal(["decision-by-post", null], said.After.Notes.Select(n => n.Code));
        Assert.Equal([1, 2], said.After.Notes.Select(n => n.Sequence));
    }

    [Fact]
    public void Acceptance_MovesTheDayOfDeletionOnce()
    {
        var accepted = OfficeRules.Accept(Case(SubmissionStatus.Decided), Retention, Now).Value!.After;
        var again = OfficeRules.Accept(accepted, Retention, Now.AddDays(5)).Value!;

        Assert.Equal((Now, new DateOnly(2026, 12, 23)), (accepted.AcceptedAt!.Value, accepted.DeleteOn));
        Assert.Equal((0, accepted.DeleteOn), (again.Events.Count, again.After.DeleteOn));
    }

    [Fact]
    public void OpenRequest_IsNotMadeTwice_ASuppliedOneIs()
    {
        var wish = new DocumentWish("lease", null, "Bitte vollständig.", "de");
        var asked = OfficeRules.RequestDocuments(Case(SubmissionStatus.Routed), [wish, wish], null, Now).Value!.After;
        var supplied = asked with
        {
            Documents = [new(1, "lease", "a.pdf", 1, "", "s", Now.AddMinutes(1), DocumentVerdict.Accepted)],
        };

        Assert.Equal(["lease"], asked.Missing);
        Assert.Empty(OfficeRules.RequestDocuments(asked, [wish with { Text = null }], null, Now).Value!.Events);
        Assert.Empty(supplied.OpenRequests);
        Assert.Equal([1, 2], OfficeRules.RequestDocuments(supplied, [wish], null, Now.AddHours(1)).Value!.After.Requests.Select(r => r.Number));
    }

    /// <summary>What came before the request, was refused, or is still being checked, does not answer it.</summary>
    [Theory]
    [InlineData(-1, DocumentVerdict.Accepted, true)]
    [InlineData(0, DocumentVerdict.Accepted, true)]
    [InlineData(1, DocumentVerdict.Accepted, false)]
    [InlineData(1, DocumentVerdict.Refused, true)]
    [InlineData(1, DocumentVerdict.Infected, true)]
    [InlineData(1, DocumentVerdict.Checking, true)]
    public void Request_IsOpenUntilAnAcceptedDocumentCameAfterIt(int minutes, DocumentVerdict verdict, bool open)
    {
        var request = new CaseRequest(1, "lease", null, null, "de", Now, null);
        var document = new CaseDocument(1, "lease", "a.pdf", 1, "", "s", Now.AddMinutes(minutes), verdict);

        Assert.Equal(open, request.IsOpen([document]));
        Assert.True(request.IsOpen([document with { Slot = "other" }]));
    }

    [Fact]
    public void KeyOfAnotherRequest_IsRefused_ItsOwnRepeatsTheAnswer()
    {
        var wish = new DocumentWish(null, "Mietvertrag", null, "de");
        var asked = OfficeRules.RequestDocuments(Case(SubmissionStatus.Routed), [wish], "key", Now).Value!.After;

        Assert.Equal("requested-1", Assert.Single(asked.Requests).Slot);
        Assert.Empty(OfficeRules.RequestDocuments(asked with { Status = SubmissionStatus.Decided }, [wish], "key", Now).Value!.Events);
        Assert.Equal("idempotency-key-reused", OfficeRules.RequestDocuments(asked, [wish with { Title = "Pass" }], "key", Now).Refusal!.Code);
    }

    [Fact]
    public void MessagesPerCase_AreBounded()
    {
        var state = Case(SubmissionStatus.InProgress);
        for (var i = 0; i < OfficeRules.MaxNotes; i++)
        {
            state = OfficeRules.ChangeStatus(state, SubmissionStatus.InProgress, new(null, $"Nr. {i}", "de"), Now).Value!.After;
            state = OfficeRules.RequestDocuments(state, [new(null, $"Nr. {i}", null, "de")], null, Now).Value!.After;
        }

        Assert.Equal(409, OfficeRules.ChangeStatus(state, SubmissionStatus.InProgress, Note, Now).Refusal!.Status);
        Assert.Equal("too-many-requests", OfficeRules.RequestDocuments(state, [new("lease", null, null, "de")], null, Now).Refusal!.Code);
    }

    private static Submission Case(SubmissionStatus status) => new(
        "4F4K-TRTX-CKGC", "residence-employment", "v", "de", Now.AddDays(-3), status, "h", new DateOnly(2027, 5, 1));
}
