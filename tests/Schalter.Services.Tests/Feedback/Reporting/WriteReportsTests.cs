using System.Text;
using Schalter.Services.Events;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Feedback.Reporting;

/// <summary>The office's week, written once and told once.</summary>
public sealed class WriteReportsTests(StorageFixture storage)
{
    private static readonly (string, string)[] Told = [("Reports:MailTo", "amt@example.org"), ("Site:Api", "https://api.example/")];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Monday_WritesTheWeekThatHasEnded_Once_AndMailsItsLink()
    {
        await using var office = await TestOffice.OpenAsync(storage, Told);
        office.Get<Tally>().Add("form-started", "contact", n: 10);
        office.Get<Tally>().Add("form-completed", "contact", n: 7);
        await office.Get<KeepTally>().HandleAsync(Stop);
        office.Clock.SetUtcNow(new(2026, 11, 29, 22, 59, 0, TimeSpan.Zero));
        await WriteAsync(office);
        Assert.DoesNotContain("2026-W48", await WeeksAsync(office));

        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(WriteAsync(office), WriteAsync(office));
        await WriteAsync(office);

        Assert.Equal(["2026-W48", "2026-W47"], await WeeksAsync(office));
        var page = Encoding.UTF8.GetString((await office.Get<GetReport>().HandleAsync("2026-W48", asTable: false, Stop)).Value!.Bytes.Span);
        Assert.Contains("23.11.2026 bis 29.11.2026", page, StringComparison.Ordinal);
        Assert.Contains("7 + 3</text>", page, StringComparison.Ordinal);
        var table = Encoding.UTF8.GetString((await office.Get<GetReport>().HandleAsync("2026-W48", asTable: true, Stop)).Value!.Bytes.Span);
        Assert.Contains("2026-11-23;form-completed;contact;;7\r\n", table, StringComparison.Ordinal);
        Assert.Equal(2, await MailsAsync(office));
    }

    [Fact]
    public async Task Link_OpensItsWeek_AndNoOther()
    {
        await using var office = await TestOffice.OpenAsync(storage, Told);
        await WriteAsync(office);
        var (get, link) = (office.Get<GetReport>(), office.Get<ReportLinks>().To(new(2026, 47)));
        var key = link["https://api.example/api/reports/2026-W47/".Length..];

        Assert.NotNull((await get.OpenAsync("2026-W47", key, Stop)).Value);
        Assert.Equal("week-unknown", (await get.OpenAsync("2026-W46", key, Stop)).Refusal?.Code);
        Assert.Equal("week-unknown", (await get.OpenAsync("2026-W47", key[..^1], Stop)).Refusal?.Code);
        Assert.Equal("week-unknown", (await get.HandleAsync("../x", asTable: true, Stop)).Refusal?.Code);
    }

    /// <summary>Whoever copies the address of the API itself means the same; on the website's host it stands at the root.</summary>
    [Theory]
    [InlineData("Site:Api", "https://api.example", "https://api.example/api/reports/")]
    [InlineData("Site:Api", "https://api.example/api", "https://api.example/api/reports/")]
    [InlineData("Site:Api", "https://api.example/api/", "https://api.example/api/reports/")]
    [InlineData("Mail:SiteUrl", "https://amt.example/schalter", "https://amt.example/api/reports/")]
    [InlineData("Site:Api", "", "http://localhost:4280/api/reports/")]
    public async Task Link_LeadsToTheApi(string setting, string address, string start)
    {
        await using var office = await TestOffice.OpenAsync(storage, (setting, address));

        Assert.StartsWith(start + "2026-W47/", office.Get<ReportLinks>().To(new(2026, 47)), StringComparison.Ordinal);
    }

    /// <summary>Three weeks without the app: those in which something was counted are made up for.</summary>
    [Fact]
    public async Task MissedWeeks_AreMadeUpFor_WhereSomethingWasCounted()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Get<Tally>().Add("feedback-yes", "start");
        await office.Get<KeepTally>().HandleAsync(Stop);
        office.Clock.Advance(TimeSpan.FromDays(21));

        await WriteAsync(office);

        Assert.Equal(["2026-W50", "2026-W48"], await WeeksAsync(office));
        Assert.Equal(0, await MailsAsync(office));
    }

    /// <summary>The page was written, and the process died before anybody was told.</summary>
    [Fact]
    public async Task WhoDiedBeforeTelling_TellsOnTheNextRun()
    {
        await using var office = await TestOffice.OpenAsync(storage, Told);
        await office.Get<ReportStore>().SaveAsync(new(2026, 47), "csv", "<p>", "default-src 'none'", Stop);

        await WriteAsync(office);
        await WriteAsync(office);

        Assert.Equal(1, await MailsAsync(office));
        Assert.Equal("<p>", Encoding.UTF8.GetString((await office.Get<GetReport>().HandleAsync("2026-W47", asTable: false, Stop)).Value!.Bytes.Span));
    }

    [Fact]
    public async Task Report_ListsWhatEditorsHaveToDo()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync("faqs/de/fees.md", OfficeContent.Changed("faqs/de/fees.md", ("# Was", "# Wie teuer, was"), ("reviewedOn: 2026", "reviewedOn: 2024")));
        await office.RefreshAsync();

        await WriteAsync(office);

        var page = Encoding.UTF8.GetString((await office.Get<GetReport>().HandleAsync("2026-W47", asTable: false, Stop)).Value!.Bytes.Span);
        Assert.Equal(3, page.Split("Wie teuer, was").Length);
        Assert.Contains("ar, en, fr, tr, uk", page, StringComparison.Ordinal);
    }

    private static Task WriteAsync(TestOffice office) => office.Get<WriteReports>().HandleAsync(Stop);

    private static async Task<IEnumerable<string>> WeeksAsync(TestOffice office) => (await office.Get<GetReport>().ListAsync("/api", Stop)).Select(r => r.Week);

    /// <summary>As asked for; the desk drops repeats.</summary>
    private static async Task<int> MailsAsync(TestOffice office) =>
        (await office.Queues.GetQueueClient(MailPending.Queue).PeekMessagesAsync(32, Stop)).Value.Select(m => m.Body.ToString()).Distinct().Count();
}
