using Azure;
using Azure.Data.Tables;
using Schalter.Services.Office;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Submissions;

namespace Schalter.Services.Tests.Office;

public sealed class AuditTrailTests(StorageFixture storage)
{
    private const string Reference = "4F4K-TRTX-CKGC";
    private static readonly OfficeCaller Worker = new("0b7c-worker", "https://login.example", ["case-worker"]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Look_IsFoundByCaseAndByDay_WithWhoWhatWhenAndWhy()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        await office.Get<AuditTrail>().ShowAsync(Act("4f4ktrtxckgc", "2", "Anruf\r\nder Person"), () => Shown("content"), Stop);

        var entry = Assert.Single(await OfCaseAsync(office));
        Assert.Equal(
            ("0b7c-worker", "https://login.example", "case-worker", "GetCase", Reference, "2", "Anrufder Person", "done"),
            (entry.Subject, entry.Issuer, entry.Role, entry.Act, entry.Reference, entry.Item, entry.Purpose, entry.Outcome));
        Assert.Equal(office.Clock.GetUtcNow(), entry.At);
        Assert.Equal(entry, Assert.Single(await OfDayAsync(office)));
    }

    [Fact]
    public async Task LookThroughTheSecondReference_IsFoundByEither()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var first = await ASubmission.Enquiry().AcceptedAsync(office);
        var second = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();
        var folded = (await office.StateAsync(first.Reference)).AliasOf is null ? second.Reference : first.Reference;

        await office.Get<AuditTrail>().NoteAsync(Act(folded), "done", Stop);

        foreach (var reference in new[] { first.Reference, second.Reference })
        {
            Assert.Single((await office.Get<ReadAudit>().HandleAsync(new(reference, null, null), Stop)).Value!.Entries);
        }
    }

    [Fact]
    public async Task RefusedLook_IsNotedWithItsCode_AndWhatWasTypedIsNotKept()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        await office.Get<AuditTrail>().ShowAsync(Act("Yılmaz, geb. 1990"), () => Task.FromResult(new Answer<string>(new Refusal("case-unknown", 404))), Stop);

        var entry = Assert.Single(await OfDayAsync(office));
        Assert.Equal(("invalid", "case-unknown"), (entry.Reference, entry.Outcome));
    }

    [Fact]
    public async Task Change_IsNotedBeforeItBegins_AndItsOutcomeAfter()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var during = string.Empty;

        await office.Get<AuditTrail>().ChangeAsync(Act(Reference), async () =>
        {
            during = Assert.Single(await OfCaseAsync(office)).Outcome;
            return new Answer<string>(new Refusal("transition-not-allowed", 409));
        }, Stop);

        Assert.Equal("begun", during);
        Assert.Equal("transition-not-allowed", Assert.Single(await OfCaseAsync(office)).Outcome);
        Assert.Equal("transition-not-allowed", Assert.Single(await OfDayAsync(office)).Outcome);
    }

    [Fact]
    public async Task TrailThatCannotBeWritten_LetsNothingOutAndNothingHappen()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.Tables.DeleteTableAsync(AuditStore.Table, Stop);
        var (content, changed) = (new MemoryStream([1]), false);
        var file = new CaseFile(Reference, 1, "a.pdf", "application/pdf", null, content);

        await Assert.ThrowsAsync<RequestFailedException>(
            () => office.Get<AuditTrail>().ShowAsync(Act(Reference), () => Task.FromResult(new Answer<CaseFile>(file)), Stop));
        await Assert.ThrowsAsync<RequestFailedException>(() => office.Get<AuditTrail>().ChangeAsync(Act(Reference), () =>
        {
            changed = true;
            return Shown("done");
        }, Stop));

        Assert.False(content.CanRead);
        Assert.False(changed);
    }

    [Fact]
    public async Task NothingOfWhatWasSeenOrSaid_IsInTheTrail()
    {
        const string Secret = "Marker-Geheimnis";
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await OfficeWorksOnCaseTests.RoutedAsync(
            office, ASubmission.Enquiry(("person.familyName", Secret)).With("attachments", $"{Secret}.pdf", ASubmission.Pdf));

        await office.Get<AuditTrail>().ShowAsync(Act(receipt.Reference), () => office.Get<GetCase>().HandleAsync(receipt.Reference, Stop), Stop);
        await office.Get<AuditTrail>().ChangeAsync(
            Act(receipt.Reference), () => office.Get<ChangeStatus>().HandleAsync(receipt.Reference, new("decided", new(null, Secret)), Stop), Stop);

        var rows = new List<string>();
        await foreach (var row in office.Tables.GetTableClient(AuditStore.Table).QueryAsync<TableEntity>(cancellationToken: Stop))
        {
            rows.Add(string.Join('|', row.Select(p => p.Value)));
        }

        Assert.Equal(4, rows.Count);
        Assert.DoesNotContain(rows, r => r.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ManyEntries_ComeInPages_EachOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        for (var i = 0; i < ReadAudit.PageSize + 5; i++)
        {
            office.Clock.Advance(TimeSpan.FromSeconds(i % 2));
            await office.Get<AuditTrail>().NoteAsync(Act(Reference, $"{i}"), "done", Stop);
        }

        var first = (await office.Get<ReadAudit>().HandleAsync(new(Reference, null, null), Stop)).Value!;
        var second = (await office.Get<ReadAudit>().HandleAsync(new(Reference, null, first.Next), Stop)).Value!;

        Assert.Equal((ReadAudit.PageSize, 5, null), (first.Entries.Count, second.Entries.Count, second.Next));
        Assert.Equal(ReadAudit.PageSize + 5, first.Entries.Concat(second.Entries).Select(e => e.Item).Distinct().Count());
        Assert.True(first.Entries.Zip(first.Entries.Skip(1)).All(pair => pair.First.At <= pair.Second.At));
    }

    [Theory]
    [InlineData(null, null, "reference required")]
    [InlineData("nonsense", null, "reference format")]
    [InlineData(null, "22.11.2026", "day format")]
    [InlineData(Reference, "2026-11-22", "day format")]
    public async Task QuestionThatCannotBeAnswered_IsRefused(string? reference, string? day, string error)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var refusal = (await office.Get<ReadAudit>().HandleAsync(new(reference, day, null), Stop)).Refusal!;

        Assert.Equal([error], refusal.Errors.Select(e => $"{e.Field} {e.Code}"));
    }

    [Theory]
    [InlineData(364, true)]
    [InlineData(365, false)]
    [InlineData(366, false)]
    public async Task Entry_IsGoneAfterAYear(int days, bool stays)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.Get<AuditTrail>().NoteAsync(Act(Reference), "done", Stop);
        await office.Get<AuditTrail>().NoteAsync(Act(null), "done", Stop);
        var day = DateOnly.FromDateTime(office.Clock.GetUtcNow().UtcDateTime);

        office.Clock.Advance(TimeSpan.FromDays(days));
        await office.Get<PurgeDue>().HandleAsync(Stop);

        Assert.Equal(stays ? 1 : 0, (await OfCaseAsync(office)).Count);
        Assert.Equal(stays ? 2 : 0, (await OfDayAsync(office, day)).Count);
    }

    private static AuditedAct Act(string? reference, string? item = null, string? purpose = null) =>
        new(Worker, "case-worker", "GetCase", reference, item, purpose);

    private static Task<Answer<string>> Shown(string value) => Task.FromResult(new Answer<string>(value));

    private static async Task<IReadOnlyList<AuditEntry>> OfCaseAsync(TestOffice office) =>
        (await office.Get<ReadAudit>().HandleAsync(new(Reference, null, null), Stop)).Value!.Entries;

    private static async Task<IReadOnlyList<AuditEntry>> OfDayAsync(TestOffice office, DateOnly? day = null)
    {
        var asked = day ?? DateOnly.FromDateTime(office.Clock.GetUtcNow().UtcDateTime);
        return (await office.Get<ReadAudit>().HandleAsync(new(null, $"{asked:yyyy-MM-dd}", null), Stop)).Value!.Entries;
    }
}
