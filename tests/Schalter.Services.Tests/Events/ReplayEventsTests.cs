using System.Text.Json;
using Azure.Messaging.ServiceBus;
using Schalter.Services.Events;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Submissions;

namespace Schalter.Services.Tests.Events;

public sealed class ReplayEventsTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EventsOfACase_ComeAgainWithTheirIds_InOrder_AlsoAtOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await OfficeWorksOnCaseTests.RoutedAsync(office);
        await using var client = office.Bus();
        var first = await TakeAsync(client, receipt.Reference);

        var replaying = (await office.Get<ReplayEvents>().HandleAsync(new($" {receipt.Reference.ToLowerInvariant().Replace('-', ' ')}"), Stop)).Value!;
        await office.WorkAsync();
        var again = await TakeAsync(client, receipt.Reference);

        Assert.Equal((1, 3), (replaying.Cases, first.Count));
        Assert.Equal(first.Select(m => Id(m)), again.Select(m => Id(m)));
        Assert.Equal(first.Select(m => m.Body.ToString()), again.Select(m => m.Body.ToString()));
        Assert.Empty(first.Select(m => m.MessageId).Intersect(again.Select(m => m.MessageId)));
    }

    [Fact]
    public async Task EventsOfATime_ComeAgain_OthersDoNot()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var early = await OfficeWorksOnCaseTests.RoutedAsync(office);
        office.Clock.Advance(TimeSpan.FromDays(2));
        var from = office.Clock.GetUtcNow();
        await office.Get<ChangeStatus>().HandleAsync(early.Reference, new("in-progress"), Stop);
        office.Clock.Advance(TimeSpan.FromDays(1));
        var late = await OfficeWorksOnCaseTests.RoutedAsync(office, ASubmission.Enquiry(("person.familyName", "Spät")));
        await using var client = office.Bus();
        Assert.Equal((4, 3), ((await TakeAsync(client, early.Reference)).Count, (await TakeAsync(client, late.Reference)).Count));

        var replaying = (await office.Get<ReplayEvents>().HandleAsync(new(null, from, office.Clock.GetUtcNow()), Stop)).Value!;
        await office.WorkAsync();

        Assert.Equal(1, replaying.Cases);
        Assert.Equal([$"{early.Reference}-00000004"], (await TakeAsync(client, early.Reference)).Select(m => Id(m)));
        Assert.Empty(await TakeAsync(client, late.Reference));
    }

    /// <summary>Others have appointments on the same day: their events are not sent again.</summary>
    [Fact]
    public async Task EventsOfABooking_ComeAgain_ThoseOfTheSameDayDoNot()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var counter = await Appointments.Bookings.Counter.OpenAsync(office);
        var (mine, other) = (await counter.BookedAsync(), await counter.BookedAsync("Öztürk"));
        var id = mine.Place.Booking!.Id;
        Assert.Null(await office.Get<Services.Appointments.Bookings.CancelBooking>().HandleAsync(id, mine.AccessKey, Stop));
        await office.WorkAsync();
        await using var client = office.Bus();
        Assert.Equal(2, (await TakeAsync(client, id, "appointments")).Count);
        Assert.Single(await TakeAsync(client, other.Place.Booking!.Id, "appointments"));

        var replaying = (await office.Get<ReplayEvents>().HandleAsync(new(id.ToLowerInvariant()), Stop)).Value!;
        await office.WorkAsync();

        Assert.Equal(1, replaying.Cases);
        Assert.Equal([$"{id}-00000001", $"{id}-00000002"], (await TakeAsync(client, id, "appointments")).Select(m => Id(m)));
        Assert.Empty(await TakeAsync(client, other.Place.Booking!.Id, "appointments"));
    }

    [Fact]
    public async Task UnknownCaseOrTimeOutOfBounds_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (replay, now) = (office.Get<ReplayEvents>(), office.Clock.GetUtcNow());

        Assert.Equal("case-unknown", (await replay.HandleAsync(new("4F4K-TRTX-CKGC"), Stop)).Refusal?.Code);
        Assert.Equal("case-unknown", (await replay.HandleAsync(new("' or PartitionKey ne '"), Stop)).Refusal?.Code);
        Assert.Equal("case-unknown", (await replay.HandleAsync(new(new string('4', 5000)), Stop)).Refusal?.Code);
        Assert.Equal("request-invalid", (await replay.HandleAsync(new(), Stop)).Refusal?.Code);
        Assert.Equal("request-invalid", (await replay.HandleAsync(new(null, now, now), Stop)).Refusal?.Code);
        Assert.Equal("request-invalid", (await replay.HandleAsync(new(null, now.AddDays(-32)), Stop)).Refusal?.Code);
        Assert.Equal(0, (await replay.HandleAsync(new(null, now.AddDays(-31)), Stop)).Value?.Cases);
    }

    private static string Id(ServiceBusReceivedMessage message) => JsonElement.Parse(message.Body.ToMemory().Span).GetProperty("id").GetString()!;

    /// <summary>What waits of one case, taken away.</summary>
    private static async Task<IReadOnlyList<ServiceBusReceivedMessage>> TakeAsync(
        ServiceBusClient client, string reference, string topic = "submissions")
    {
        await using var receiver = await client.AcceptSessionAsync(topic, "everything", reference, null, Stop);
        var messages = await receiver.ReceiveMessagesAsync(100, TimeSpan.FromSeconds(1), Stop);
        foreach (var message in messages)
        {
            await receiver.CompleteMessageAsync(message, Stop);
        }

        return messages;
    }
}
