using Schalter.Services.Feedback;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;

namespace Schalter.Services.Tests.Feedback;

public sealed class GiveFeedbackTests(StorageFixture storage)
{
    private const string Long = "…";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Answers_AreCounted_AndTheTextIsKeptOnceUntilItsDay()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Feedback:TextDays", "14"));

        Assert.Null(await GiveAsync(office, "forms/contact", ("found", "false"), ("text", "  Mein Name ist zu lang. Tel. 0711 2160  ")));
        Assert.Null(await GiveAsync(office, "forms/contact", ("found", "false"), ("text", "Mein Name ist zu lang. Tel. 0711 2160")));
        Assert.Null(await GiveAsync(office, "faqs/fees", ("found", "true"), ("text", " ")));
        Assert.Null(await GiveAsync(office, "https://evil.example/?x", ("found", "true")));

        var text = Assert.Single((await office.Get<ReadFeedback>().HandleAsync("2026-W48", Stop)).Value!.Texts);
        Assert.Equal(new FeedbackText(new(2026, 11, 23), "forms.contact", "de", false, "Mein Name ist zu lang. Tel. […]"), text);
        await office.Get<KeepTally>().HandleAsync(Stop);
        var counts = await office.Get<TallyStore>().ReadAsync(new(2026, 11, 23), new(2026, 11, 23), Stop);
        Assert.Equal(
            ["feedback-no forms.contact 2", "feedback-yes faqs.fees 1", "feedback-yes other 1"], counts.Select(c => $"{c.What.Name} {c.What.Subject} {c.Count}"));

        office.Clock.Advance(TimeSpan.FromDays(13));
        Assert.Single(await PurgedAsync(office));
        office.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Empty(await PurgedAsync(office));
    }

    [Theory]
    [InlineData("", "", "found required")]
    [InlineData("maybe", "", "found yes-no-invalid")]
    [InlineData("true", Long, "text too-long")]
    public async Task WhatCannotBeRead_IsRefused_AndNothingIsKept(string found, string text, string error)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var refusal = (await GiveAsync(office, "start", ("found", found), ("text", text == Long ? new string('x', 1001) : text)))!;

        Assert.Equal((422, "answers-invalid"), (refusal.Status, refusal.Code));
        Assert.Equal(error, string.Join('|', refusal.Errors.Select(e => $"{e.Field} {e.Code}")));
        Assert.Empty(office.Get<Tally>().Unkept());
    }

    [Theory]
    [InlineData("receipt/contact", "receipt.contact")]
    [InlineData("appointments/servicepoint", "appointments.servicepoint")]
    [InlineData("forms/made-up", "forms")]
    [InlineData("forms/contact/", "forms.contact")]
    [InlineData("office/contact", "other")]
    [InlineData("forms|contact", "other")]
    [InlineData(null, "other")]
    public async Task Page_IsOneThatThereIs(string? typed, string counted)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal(counted, office.Get<FeedbackPages>().Of(typed));
    }

    private static async Task<IReadOnlyList<FeedbackText>> PurgedAsync(TestOffice office)
    {
        await office.Get<PurgeDue>().HandleAsync(Stop);
        return (await office.Get<ReadFeedback>().HandleAsync("2026-W48", Stop)).Value!.Texts;
    }

    private static Task<Refusal?> GiveAsync(TestOffice office, string page, params (string Name, string Value)[] typed) => office.Get<GiveFeedback>().HandleAsync(
        new(page, "de", new(typed.Select(t => KeyValuePair.Create<string, IReadOnlyList<string>>(t.Name, [t.Value])))), Stop);
}
