namespace Schalter.Functions.Tests.Appointments;

/// <summary>Pages that answer what goes wrong, and what is sent twice.</summary>
public sealed class AppointmentAnswersTests(SystemFixture system)
{
    private const string Service = "appointments/declaration-of-commitment";

    private static (string Name, string Value)[] Person =>
    [
        ("person.familyName", "Öztürk"), ("person.givenNames", "Ayşe"), ("person.dateOfBirth", "17.05.1990"), ("email", "o@example.org"),
        ("documentNumber", Guid.NewGuid().ToString("N")),
    ];

    [Fact]
    public async Task SentTwice_AnyStep_IsAnsweredAlike()
    {
        var times = await LastDayAsync("en");
        (string, string) slot = ("slot", times.Choices("slot")[1]);
        var (first, second) = (await times.SendAsync("/holds", slot), await times.SendAsync("/holds", slot));
        Assert.Equal((201, first.Field("hold")), (first.Status, second.Field("hold")));

        var person = Person;
        var (booked, again) = (await first.SendAsync("/bookings", person), await second.SendAsync("/bookings", person));
        Assert.Equal((201, "Your appointment is booked"), (booked.Status, booked.Heading));
        Assert.Equal(booked.Field("accessKey"), again.Field("accessKey"));

        var shown = await again.SendAsync("/appointment");
        var asked = await shown.SendAsync("/cancel");
        var (cancelled, repeated) = (await asked.SendAsync("/cancel"), await asked.SendAsync("/cancel"));
        Assert.Equal((200, "Your appointment is cancelled"), (cancelled.Status, cancelled.Heading));
        Assert.Equal(cancelled.Html, repeated.Html);
        Assert.Equal(410, (await booked.SendAsync("/appointment")).Status);
    }

    [Fact]
    public async Task ExpiredHold_OffersOtherTimes_AndKeepsWhatWasTyped()
    {
        await LastDayAsync("de");
        var stale = await PlainPage.PostAsync(
            system.Counter, $"{Service}/bookings?lang=de", [("hold", "declaration-of-commitment_20261224.20261224T0800Z_eberhardstrasse_01.AAAAAAAAAAAAAAAAAAAAAA"), .. Person]);
        Assert.True(stale.Status is 404 or 410);
        var day = await stale.SendAsync("/slots", ("date", stale.Choices("date")[^1]));
        var form = await day.SendAsync("/holds");

        Assert.Contains("bleibt erhalten", stale.Html, StringComparison.Ordinal);
        Assert.Equal((201, "Öztürk", "o@example.org"), (form.Status, form.Field("person.familyName"), form.Field("email")));
    }

    [Fact]
    public async Task WrongAnswers_ComeBackWithTheHold_AndSomebodyWithAnAppointmentIsTold()
    {
        var times = await LastDayAsync("fr");
        var (one, two) = (await times.SendAsync("/holds", ("slot", times.Choices("slot")[0])), await times.SendAsync("/holds"));
        var other = await PlainPage.PostAsync(system.Counter, $"{Service}/slots?lang=fr", [("hold", two.Field("hold")), .. Person]);
        var late = await PlainPage.PostAsync(system.Counter, $"{Service}/bookings?lang=fr", [("hold", two.Field("hold")), .. Person]);
        Assert.Equal((200, "Öztürk", 410), (other.Status, other.Field("person.familyName"), late.Status));
        two = await times.SendAsync("/holds");
        var person = Person;
        var wrong = await one.SendAsync("/bookings", [.. person.Where(p => p.Name != "person.dateOfBirth"), ("person.dateOfBirth", "31.02.1990")]);
        Assert.Equal((422, "31.02.1990", one.Field("hold")), (wrong.Status, wrong.Field("person.dateOfBirth"), wrong.Field("hold")));

        Assert.Equal(201, (await wrong.SendAsync("/bookings", person)).Status);
        var refused = await two.SendAsync("/bookings", person);
        Assert.Equal((409, "Öztürk"), (refused.Status, refused.Field("person.familyName")));
        Assert.Contains("/api/appointment?lang=fr", refused.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakenTime_WrongKey_AndNoSuchDay_ArePagesThatLeadOn()
    {
        var times = await LastDayAsync("uk");
        var taken = await times.SendAsync("/holds", ("slot", "20200101T0800Z_eberhardstrasse"));
        Assert.Equal(409, taken.Status);
        Assert.NotEmpty(taken.Choices("slot"));

        var booked = await (await taken.SendAsync("/holds")).SendAsync("/bookings", Person);
        var shown = await booked.SendAsync("/appointment");
        var missed = await (await shown.SendAsync("/slots")).SendAsync("/move", ("slot", "20200101T0800Z_eberhardstrasse"));
        var stranger = await PlainPage.PostAsync(system.Counter, "appointment?lang=uk", ("reference", booked.Field("reference")), ("accessKey", "1.AAAAAAAAAAAAAAAAAAAAAA"));
        var link = await PlainPage.OpenAsync(system.Counter, $"bookings/{booked.Field("reference")}?lang=uk");
        var noDay = await PlainPage.OpenAsync(system.Counter, $"{Service}/slots?date=2026-02-31&lang=uk");

        Assert.Equal((409, booked.Field("accessKey")), (missed.Status, missed.Field("accessKey")));
        Assert.Equal((404, booked.Field("reference"), string.Empty), (stranger.Status, stranger.Field("reference"), stranger.Field("accessKey")));
        Assert.Equal((200, booked.Field("reference")), (link.Status, link.Field("reference")));
        Assert.Equal(422, noDay.Status);
    }

    /// <summary>The page of a far day.</summary>
    private async Task<PlainPage> LastDayAsync(string language)
    {
        var slots = await system.SlotsAsync(Service);
        var start = Visits.Start(slots[slots.GetArrayLength() - 1]);
        return await PlainPage.OpenAsync(system.Counter, $"{Service}/slots?date={start:yyyy-MM-dd}&lang={language}");
    }
}
