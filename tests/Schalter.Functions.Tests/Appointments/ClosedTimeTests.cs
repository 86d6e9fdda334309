using System.Globalization;
using Schalter.Functions.Tests.Office;

namespace Schalter.Functions.Tests.Appointments;

/// <summary>The office closes a day while somebody writes down who comes; the service is one that no other test books.</summary>
public sealed class ClosedTimeTests(SystemFixture system)
{
    private const string Service = "appointments/card-pickup";

    private static (string Name, string Value)[] Person =>
    [
        ("person.familyName", "Öztürk"), ("person.dateOfBirth", "17.05.1990"), ("email", "o@example.org"), ("caseReference", "F3KM-7QXD-RT9W"),
    ];

    [Fact]
    public async Task HeldTime_OfADayClosedSince_IsNotBooked_AndOtherTimesAreOffered()
    {
        var slots = await system.SlotsAsync(Service);
        var last = slots[slots.GetArrayLength() - 1];
        var day = Visits.Start(last).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var form = await PlainPage.PostAsync(system.Counter, $"{Service}/holds?lang=en", ("slot", Visits.Text(last, "slot")));
        Assert.Equal(422, (await form.SendAsync("/bookings", Person[..1])).Status);

        var planner = await Official.WithRoleAsync(system.Counter, "planner");
        await planner.DoneAsync(HttpMethod.Put, "schedules/card-pickup/closures", $$"""{ "from": "{{day}}", "until": "{{day}}" }""");
        var incomplete = await Eventually.GetAsync(() => form.SendAsync("/bookings", Person[..1]), page => page.Status != 422, "the closure");
        var complete = await form.SendAsync("/bookings", Person);
        using var program = await system.Counter.PostAsync($"{Service}/bookings?lang=en", Visits.Form([("hold", form.Field("hold")), .. Person]));

        (await Problem.ReadAsync(program)).Is(410, "place-closed");
        foreach (var page in (PlainPage[])[incomplete, complete])
        {
            Assert.Equal(410, page.Status);
            Assert.Contains("We are closed at this time now", page.Html, StringComparison.Ordinal);
            Assert.Contains("Nothing was booked.", page.Html, StringComparison.Ordinal);
        }

        Assert.Equal((201, "Öztürk"), await ChooseAgainAsync(complete, day));
    }

    /// <summary>Any other day that the page offers; until the publisher has run, the closed one can still be among them.</summary>
    private static async Task<(int Status, string FamilyName)> ChooseAgainAsync(PlainPage page, string closed)
    {
        var times = await page.SendAsync("/slots", ("date", page.Choices("date").Last(date => date != closed)));
        var form = await times.SendAsync("/holds");
        return (form.Status, form.Field("person.familyName"));
    }
}
