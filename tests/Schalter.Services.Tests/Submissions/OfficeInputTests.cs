using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

/// <summary>Wrong requests of the office change nothing, and say what is wrong.</summary>
public sealed class OfficeInputTests(StorageFixture storage)
{
    private static readonly string Long = new('x', 10_000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> WrongNotes => new()
    {
        { "", "note required" },
        { "  ", "note required" },
        { "text:" + Long, "note.text too-long" },
        { "text:gut\u202Egpj.exe", "note.text characters-not-allowed" },
        { "text:\uD800", "note.text characters-not-allowed" },
        { "code:thank-you", "note.code choice-unknown" },
        { "code:../../problems", "note.code choice-unknown" },
        { "language:xx", "note.language language-unknown" },
    };

    [Theory]
    [MemberData(nameof(WrongNotes))]
    public async Task WrongNote_IsNamed(string what, string error)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var value = what.Split(':', 2) is [_, var found] ? found : null;
        var note = what.Split(':')[0] switch
        {
            "code" => new NoteInput(value),
            "language" => new NoteInput("duplicate", null, value),
            _ => new NoteInput(null, value ?? what),
        };

        var answer = await office.Get<ChangeStatus>().HandleAsync("4F4K-TRTX-CKGC", new("decided", note), Stop);

        Assert.Equal([error], Errors(answer.Refusal));
    }

    [Theory]
    [InlineData(null, "status required")]
    [InlineData("", "status required")]
    [InlineData("routed", "status choice-unknown")]
    [InlineData("Decided", "status choice-unknown")]
    public async Task StatusThatTheOfficeCannotSet_IsNamed(string? status, string error)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var answer = await office.Get<ChangeStatus>().HandleAsync("4F4K-TRTX-CKGC", new(status), Stop);

        Assert.Equal([error], Errors(answer.Refusal));
    }

    [Fact]
    public async Task WrongWishesAndReasons_AreAllNamed()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await OfficeWorksOnCaseTests.RoutedAsync(office);
        var request = office.Get<RequestDocuments>();
        WishInput?[] wishes = [new("passport"), new(), null, new("attachments", "Pass"), new(null, Long), new(null, "zwei\nZeilen")];

        var wrong = await request.HandleAsync(receipt.Reference, new(wishes), null, Stop);
        var none = await request.HandleAsync(receipt.Reference, new([]), null, Stop);
        var many = await request.HandleAsync(receipt.Reference, new([.. Enumerable.Repeat(new WishInput("attachments"), 11)]), null, Stop);
        var key = await request.HandleAsync(receipt.Reference, new([new("attachments")]), "short", Stop);
        var reasons = await office.Get<RejectSubmission>().HandleAsync(receipt.Reference, new([new(), new("duplicate")]), Stop);

        Assert.Equal(
            [
                "documents.0.slot choice-unknown", "documents.1 required", "documents.2 required", "documents.3 single-value",
                "documents.4.title too-long", "documents.5.title characters-not-allowed",
            ],
            Errors(wrong.Refusal));
        Assert.Equal(["documents required"], Errors(none.Refusal));
        Assert.Equal(["documents too-many-items"], Errors(many.Refusal));
        Assert.Equal("idempotency-key-invalid", key.Refusal!.Code);
        Assert.Equal(["reasons.0 required"], Errors(reasons.Refusal));
        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(receipt.Reference));
    }

    [Theory]
    [InlineData("4F4K-TRTX-CKGC")]
    [InlineData("4F4K-TRTX-CKGD")]
    [InlineData("' or PartitionKey ne '")]
    [InlineData("")]
    public async Task UnknownCase_IsSaidToBeUnknown(string reference)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        string?[] codes =
        [
            (await office.Get<GetCase>().HandleAsync(reference, Stop)).Refusal?.Code,
            (await office.Get<OpenDocument>().HandleAsync(reference, "1", Stop)).Refusal?.Code,
            (await office.Get<ChangeStatus>().HandleAsync(reference, new("decided"), Stop)).Refusal?.Code,
            (await office.Get<AcceptSubmission>().HandleAsync(reference, Stop)).Refusal?.Code,
            (await office.Get<RejectSubmission>().HandleAsync(reference, new([new("duplicate")]), Stop)).Refusal?.Code,
            (await office.Get<RequestDocuments>().HandleAsync(reference, new([new("lease")]), null, Stop)).Refusal?.Code,
        ];

        Assert.All(codes, code => Assert.Equal("case-unknown", code));
    }

    private static IEnumerable<string> Errors(Refusal? refusal)
    {
        Assert.Equal(("request-invalid", 422), (refusal?.Code, refusal?.Status));
        return refusal!.Errors.Select(e => $"{e.Field} {e.Code}");
    }
}
