using Schalter.Services.Emergencies;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Forms;

namespace Schalter.Services.Tests.Emergencies;

/// <summary>From the form to the place in the line.</summary>
public sealed class RegisterTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registration_WaitsOnceTheMailedCodeIsEntered_AndNoTeamGetsIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var receipt = await urgency.SendAsync("Öztürk", "25.11.2026");
        Assert.Null((await urgency.ViewAsync(receipt)).Entry);

        await office.DeliverReceivedAsync();
        await office.Get<FollowEmergency>().HandleAsync(new(receipt.Reference), Stop);
        var registered = await urgency.ViewAsync(receipt);
        var mail = (await urgency.EventsAsync(receipt))[0].Mail!;
        var verified = (await urgency.VerifyAsync(receipt, mail.Values["code"].ToLowerInvariant())).Value!;
        var again = (await urgency.VerifyAsync(receipt)).Value!;
        await office.WorkAsync();

        Assert.Equal((EmergencyStatus.Registered, "emergency-verify", "elif@example.org"), (registered.Entry!.Status, mail.Template, mail.To));
        Assert.Equal((EmergencyStatus.Checked, EmergencyStatus.Checked), (verified.Status, again.Status));
        Assert.Equal([1], verified.Proofs);
        Assert.Equal([EmergencyEvents.Registered], (await urgency.EventsAsync(receipt)).Select(e => e.Type));
        Assert.Equal(SubmissionStatus.Validated, (await office.StateAsync(receipt.Reference)).Status);
        Assert.Equal((0, true), ((await urgency.ViewAsync(receipt)).Ahead, (await urgency.ViewAsync(receipt)).NextAllotment is not null));
    }

    /// <summary>A registration in somebody's name keeps nobody out until it is verified; then it is the only one, however the name is written.</summary>
    [Fact]
    public async Task SamePersonTwice_TheOneVerifiedFirstCounts()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var stranger = await urgency.SendAsync("Oeztuerk", "24.11.2026", "contact.email=stranger@example.org");
        var own = await urgency.RegisterAsync("ÖZTÜRK", "25.11.2026");

        var refused = await urgency.VerifyAsync(stranger);
        var repeated = await urgency.VerifyAsync(stranger);

        Assert.Equal(("already-registered", 409), (refused.Refusal?.Code, refused.Refusal?.Status));
        Assert.Equal("already-registered", repeated.Refusal?.Code);
        Assert.Equal((EmergencyStatus.Rejected, "already-registered"), ((await urgency.EntryAsync(stranger)).Status, (await urgency.EntryAsync(stranger)).Reason));
        Assert.Equal(EmergencyStatus.Checked, await urgency.StatusAsync(own));
        await urgency.DeclineAsync(own);
        var anew = await urgency.RegisterAsync("Öztürk", "26.11.2026");
        Assert.Equal(EmergencyStatus.Checked, await urgency.StatusAsync(anew));
    }

    [Fact]
    public async Task SameFormTwice_IsOneRegistration_AndBothReferencesLeadToIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var first = await urgency.SendAsync("Öztürk", "25.11.2026");
        await office.WorkAsync();
        var second = await urgency.SendAsync("Öztürk", "25.11.2026");
        await office.WorkAsync();

        Assert.NotEqual(first.Reference, second.Reference);
        Assert.Equal(first.Reference, (await urgency.ViewAsync(second)).Entry!.Id);
        Assert.Equal(EmergencyStatus.Checked, (await urgency.VerifyAsync(second, urgency.CodeOf(first))).Value!.Status);
    }

    [Fact]
    public async Task WrongCode_OrCodeOfAnother_IsAnsweredLikeAnUnknownRegistration()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var (one, other) = (await urgency.SendAsync("Eins", "25.11.2026"), await urgency.SendAsync("Zwei", "25.11.2026"));
        await office.WorkAsync();

        Assert.Equal("emergency-unknown", (await urgency.VerifyAsync(one, urgency.CodeOf(other))).Refusal?.Code);
        Assert.Equal("emergency-unknown", (await urgency.VerifyAsync(one, "")).Refusal?.Code);
        Assert.Equal("emergency-unknown", (await office.Get<GetEmergency>().HandleAsync(one.Reference, other.AccessKey, Stop)).Refusal?.Code);
        office.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal("emergency-over", (await urgency.VerifyAsync(one)).Refusal?.Code);
        office.Clock.Advance(TimeSpan.FromDays(1));
        await office.Get<Services.Privacy.PurgeDue>().HandleAsync(Stop);
        var ended = await urgency.VerifyAsync(one);
        Assert.Equal((EmergencyStatus.Expired, "emergency-over", 410), (await urgency.StatusAsync(one), ended.Refusal?.Code, ended.Refusal?.Status));
    }

    /// <summary>The proof is no picture: the person is told, supplies another one, and waits from then on, by the time of the registration.</summary>
    [Fact]
    public async Task ProofThatIsNone_MustBeReplaced_BeforeSomebodyWaits()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var receipt = await Urgency.Registration("Öztürk", "25.11.2026").With("currentResidenceDocument", "card.jpg", "no picture"u8.ToArray()).AcceptedAsync(office);
        await office.WorkAsync();
        Assert.Equal(EmergencyStatus.Verified, (await urgency.VerifyAsync(receipt)).Value!.Status);

        Assert.Equal(SubmissionStatus.Incomplete, (await office.StateAsync(receipt.Reference)).Status);
        Assert.IsType<SupplyResult.Supplied>(await urgency.SupplyAsync(receipt));
        await office.WorkAsync();

        var entry = await urgency.EntryAsync(receipt);
        Assert.Equal((EmergencyStatus.Checked, receipt.ReceivedAt), (entry.Status, entry.RegisteredAt));
    }

    [Fact]
    public async Task Guide_RegistersWithConsentAndProof_AndTheOfficeSeesIt()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        string[] guide =
        [
            "application.submittedBy=guide", "representation.kind=person", "representation.familyName=Lotse", "representation.basis=powerOfAttorney",
            "representation.email=lotse@example.org",
        ];
        var without = Urgency.Registration("Öztürk", "25.11.2026", guide).With("currentResidenceDocument", "card.pdf", ASubmission.Pdf);
        var with = Urgency.Registration("Öztürk", "25.11.2026", [.. guide, "application.consent=on"])
            .With("currentResidenceDocument", "card.pdf", ASubmission.Pdf).With("powerOfAttorney", "consent.pdf", ASubmission.Pdf);

        var refused = Assert.IsType<ReceiveResult.Refused>(await without.SendAsync(office));
        var receipt = await with.AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(["application.consent"], refused.Refusal.Errors.Select(e => e.Field));
        Assert.True((await new Urgency(office).EntryAsync(receipt)).IsByAnother);
    }

    /// <summary>The mail says until when, to the hour: the timer of that night must not take it back.</summary>
    [Fact]
    public async Task Code_IsGoodUntilTheHourThatTheMailSays()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var urgency = new Urgency(office);
        var receipt = await urgency.SendAsync("Öztürk", "29.11.2026");
        await office.DeliverReceivedAsync();
        await office.Get<FollowEmergency>().HandleAsync(new(receipt.Reference), Stop);
        var until = DateTimeOffset.Parse((await urgency.EventsAsync(receipt))[0].Mail!.Values["until"], System.Globalization.CultureInfo.InvariantCulture);

        office.Clock.SetUtcNow(until.AddMinutes(-1));
        await office.Get<Services.Privacy.PurgeDue>().HandleAsync(Stop);

        Assert.Equal(EmergencyStatus.Checked, (await urgency.VerifyAsync(receipt)).Value?.Status);
    }

    [Theory]
    [InlineData("01.12.2026", "date-too-late")]
    [InlineData("22.11.2025", "date-too-early")]
    [InlineData("31.02.2026", "date-invalid")]
    public void WhoIsNotEligible_IsToldSoAtOnce(string until, string code) =>
        Assert.Equal([("currentResidenceDocument.validUntil", code)], Check(until).Select(e => (e.Field, e.Code)));

    [Theory]
    [InlineData("23.11.2025")]
    [InlineData("30.11.2026")]
    public void FirstAndLastDay_AreEligible(string until) => Assert.Empty(Check(until));

    private static IReadOnlyList<FieldError> Check(string until) => AnswerCheck.Check(
        ContentTests.Form("emergency"), CatalogueAnswers.To("emergency", $"currentResidenceDocument.validUntil={until}"), new(2026, 11, 23)).Errors;
}
