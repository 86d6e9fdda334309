using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Emergencies;
using Schalter.Services.Events;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Appointments;
using Schalter.Services.Tests.Content;
using Schalter.Services.Tests.Forms;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>People who register for an emergency appointment, and mornings on which places are given out. Begins on Monday noon, 23 November 2026.</summary>
internal sealed class Urgency(TestOffice office)
{
    public const string Service = "emergency";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Sends the form with its proof.</summary>
    /// <param name="until">Last day of the document.</param>
    public async Task<SubmissionReceipt> SendAsync(string name, string until, params string[] changes) =>
        await Registration(name, until, changes).With("currentResidenceDocument", "card.pdf", ASubmission.Pdf).AcceptedAsync(office);

    public static ASubmission Registration(string name, string until, params string[] changes) => ASubmission.Of(
        "emergency", CatalogueAnswers.To("emergency", [$"person.familyName={name}", $"currentResidenceDocument.validUntil={until}", .. changes]));

    /// <summary>Registers, and enters the mailed code: then somebody waits.</summary>
    public async Task<SubmissionReceipt> RegisterAsync(string name, string until, params string[] changes)
    {
        var receipt = await SendAsync(name, until, changes);
        await office.WorkAsync();
        Assert.Equal(EmergencyStatus.Checked, (await VerifyAsync(receipt)).Value!.Status);
        return receipt;
    }

    public async Task<Answer<EmergencyEntry>> VerifyAsync(SubmissionReceipt receipt, string? code = null) =>
        await office.Get<VerifyEmergency>().HandleAsync(receipt.Reference, code ?? CodeOf(receipt), receipt.AccessKey, Stop);

    /// <summary>As the mail says it.</summary>
    public string CodeOf(SubmissionReceipt receipt) => office.Get<MailedCodes>().For(FollowEmergency.CodePurpose, receipt.Reference);

    /// <summary>The next working day, a minute after the release.</summary>
    public async Task MorningAsync()
    {
        office.Clock.SetUtcNow(new DateTimeOffset(office.Clock.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero).AddHours(5).AddMinutes(31));
        await office.PublishAsync(Service);
        await AllotAsync();
    }

    /// <summary>Sends a better proof.</summary>
    public async Task<SupplyResult> SupplyAsync(SubmissionReceipt receipt)
    {
        using var content = new MultipartFormDataContent { { new ByteArrayContent(ASubmission.Pdf), Intake.DocumentPrefix + "currentResidenceDocument", "card.pdf" } };
        await using var body = await content.ReadAsStreamAsync(Stop);
        var request = new SupplyRequest(receipt.Reference, receipt.AccessKey, content.Headers.ContentType!.ToString(), body, null, false);
        return await office.Get<SupplyDocuments>().HandleAsync(request, Stop);
    }

    public Task AllotAsync() => office.Get<AllotPlaces>().HandleAsync(Stop);

    public Task<Answer<BookedPlace>> ConfirmAsync(SubmissionReceipt receipt) =>
        office.Get<ConfirmEmergency>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop);

    public Task<Answer<EmergencyView>> DeclineAsync(SubmissionReceipt receipt) =>
        office.Get<DeclineEmergency>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop);

    public async Task<EmergencyView> ViewAsync(SubmissionReceipt receipt) =>
        (await office.Get<GetEmergency>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop)).Value!;

    public async Task<EmergencyEntry> EntryAsync(SubmissionReceipt receipt) => (await office.Get<EmergencyStore>().FindAsync(receipt.Reference, Stop))!;

    public async Task<EmergencyStatus> StatusAsync(SubmissionReceipt receipt) => (await EntryAsync(receipt)).Status;

    public Task<IReadOnlyList<EventRow>> EventsAsync(SubmissionReceipt receipt) => office.Get<EventRowStore>().AllAsync("Emergencies", receipt.Reference, Stop);

    /// <summary>Leaves so many places a day, from nine on.</summary>
    public async Task CapacityAsync(int places)
    {
        await ChangeAsync(new("2026-11-01", "2026-12-31", Counters: 0));
        if (places > 0)
        {
            await ChangeAsync(new("2026-11-01", "2026-12-31", "09:00", $"{9 + (places / 4):D2}:{places % 4 * 15:D2}", Counters: 1));
        }

        await office.RefreshAsync();
    }

    private async Task ChangeAsync(CapacityInput capacity) =>
        Assert.NotNull((await office.Get<ChangeSchedule>().HandleAsync(Service, ScheduleEntry.Of(capacity), false, Stop)).Value);
}
