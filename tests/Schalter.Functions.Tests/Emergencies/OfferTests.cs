using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MimeKit;
using Schalter.Functions.Tests.Appointments;
using Schalter.Functions.Tests.Office;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Tests.Emergencies;

/// <summary>
/// It is somebody's turn: the offer is shown and taken, by program and by page. A system of its own, whose counter is open round the clock from
/// tomorrow on: others have none.
/// </summary>
public sealed partial class OfferTests : IAsyncLifetime
{
    private static readonly string[] Timers = ["PublishSlots", "AllotPlaces"];

    private readonly TemporaryFolder folder = new();
    private RunningSystem? system;
    private Counter counter = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        system = await RunningSystem.StartAsync(["--ephemeral", "--no-site"], ("TMPDIR", folder.Path));
        counter = new(system.Address);
    }

    public async ValueTask DisposeAsync()
    {
        counter.Dispose();
        await system!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Offer_IsShownAndConfirmed_ByProgramAndByPage()
    {
        await OpenRoundTheClockAsync();
        var (program, browser) = (await RegisterAsync("Yılmaz"), await RegisterAsync("Öztürk"));

        var shown = await OfferedAsync(program);
        using var booked = await counter.PostAsync($"emergencies/{program.Reference}/confirm", Visits.Form(("accessKey", program.AccessKey)));
        var booking = await booked.Content.ReadFromJsonAsync<JsonElement>(Stop);
        Assert.True(booked.StatusCode == HttpStatusCode.OK, $"{shown}\n{booking}");
        Assert.Equal(Visits.Text(shown.GetProperty("offer"), "start"), Visits.Text(booking, "start"));
        Assert.Equal(Visits.Text(booking, "booking"), Visits.Text(await StatusAsync(program), "booking"));

        await OfferedAsync(browser);
        var page = await PageAsync("status", ("reference", browser.Reference), ("accessKey", browser.AccessKey));
        Assert.Contains("Ein Termin ist für Sie frei", page, StringComparison.Ordinal);
        Assert.Contains($"action=\"/api/emergencies/{browser.Reference}/confirm?lang=de\"", page, StringComparison.Ordinal);
        page = await PageAsync($"emergencies/{browser.Reference}/confirm", ("accessKey", browser.AccessKey));
        Assert.Contains("Ihr Termin steht fest", page, StringComparison.Ordinal);
        Assert.Equal("confirmed", Visits.Text(await StatusAsync(browser), "status"));
    }

    private async Task OpenRoundTheClockAsync()
    {
        var planner = await Official.WithRoleAsync(counter, "planner");
        using var answer = await planner.GetAsync("schedules/emergency");
        var schedule = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!.AsObject();
        schedule["hours"] = JsonNode.Parse("""
            [{ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], "from": "00:30", "until": "23:30", "counters": 1 }]
            """);
        schedule["release"] = JsonNode.Parse("""[{ "daysAhead": 5, "time": "00:00" }]""");
        using var put = await planner.PutAsync("schedules/emergency", schedule.ToJsonString(), ("If-Match", answer.Headers.ETag!.ToString()));
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>Sends the form, and the code that is mailed.</summary>
    private async Task<SubmissionReceipt> RegisterAsync(string name)
    {
        using var sent = await counter.PostAsync("emergencies", EmergencyTests.Form(name, DateTime.UtcNow.AddDays(2)).ToContent());
        var receipt = (await sent.Content.ReadFromJsonAsync<SubmissionReceipt>(SubmissionJson.Options, Stop))!;
        var mail = await Eventually.GetAsync(() => Task.FromResult(CodeMail(receipt.Reference)), found => found is not null, "the mail with the code");
        var code = Reference().Matches(mail!.TextBody!).Select(m => m.Value).First(found => found != receipt.Reference);
        using var verified = await counter.PostAsync($"emergencies/{receipt.Reference}/verify", JsonContent.Create(new { code }));
        Assert.Equal(HttpStatusCode.OK, verified.StatusCode);
        return receipt;
    }

    private MimeMessage? CodeMail(string reference) => Directory.GetFiles(folder.Path, "*.eml", SearchOption.AllDirectories).Select(file => MimeMessage.Load(file, Stop))
        .FirstOrDefault(m => m.Subject!.Contains(reference, StringComparison.Ordinal) && m.TextBody!.Contains("Code", StringComparison.Ordinal));

    private Task<JsonElement> OfferedAsync(SubmissionReceipt receipt) => Eventually.GetAsync(
        async () =>
        {
            foreach (var timer in Timers)
            {
                using var http = new HttpClient { BaseAddress = counter.Address };
                using var nothing = new StringContent("{}", Encoding.UTF8, "application/json");
                using var run = await http.PostAsync(new Uri($"admin/functions/{timer}", UriKind.Relative), nothing, Stop);
            }

            return await StatusAsync(receipt);
        },
        status => Visits.Text(status, "status") == "offered", "an offer");

    private async Task<JsonElement> StatusAsync(SubmissionReceipt receipt)
    {
        using var answer = await counter.GetAsync($"emergencies/{receipt.Reference}", ("Authorization", $"Bearer {receipt.AccessKey}"));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private async Task<string> PageAsync(string path, params (string Name, string Value)[] fields)
    {
        using var page = await counter.PostAsync($"{path}?lang=de", Visits.Form(fields), ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        return await page.Content.ReadAsStringAsync(Stop);
    }

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Reference();
}
