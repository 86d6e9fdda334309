using System.Net.Http.Json;
using System.Text.RegularExpressions;

namespace Schalter.Functions.Tests.Appointments;

/// <summary>Pages of a service that asks for a code from a mail twice: before it keeps a place, and before the booking stands. Then of its waiting list.</summary>
public sealed partial class MailedCodeTests(SystemFixture system)
{
    private const string Service = "appointments/servicepoint";

    [Fact]
    public async Task PlaceIsKeptForACode_ConfirmedByAnother_AndGoesToWhoWaits()
    {
        await system.SlotsAsync(Service);
        var booked = await BookedAsync($"{Guid.NewGuid():N}@example.org");
        var waiting = await JoinedAsync($"{Guid.NewGuid():N}@example.org");

        var cancelled = await (await (await booked.SendAsync("/appointment")).SendAsync("/cancel")).SendAsync("/cancel");
        Assert.Equal(200, cancelled.Status);
        var offered = await OfferedAsync(waiting);
        var accepted = await offered.SendAsync("/accept");
        var over = await offered.SendAsync("/decline");

        Assert.Equal((201, "Your appointment is booked"), (accepted.Status, accepted.Heading));
        Assert.Contains("You have accepted an appointment.", over.Html, StringComparison.Ordinal);
    }

    private async Task<PlainPage> BookedAsync(string email)
    {
        var days = await PlainPage.OpenAsync(system.Counter, $"{Service}/days?lang=en");
        // The times of the last day are given out one by one in the morning.
        var late = Days().Matches(days.Html).Select(m => m.Groups["date"].Value).Distinct().ElementAt(^2);
        var times = await PlainPage.OpenAsync(system.Counter, $"{Service}/slots?date={late}&lang=en");
        var missing = await times.SendAsync("/holds", ("slot", times.Choices("slot")[0]));
        Assert.Contains($"value=\"{times.Choices("slot")[0]}\" checked", missing.Html, StringComparison.Ordinal);
        Assert.Equal((422, true), (missing.Status, missing.Html.Contains("href=\"#f-proof\"", StringComparison.Ordinal)));
        Assert.Equal(422, (await missing.SendAsync("/challenge/mail", ("email", "nobody"))).Status);

        var sent = await missing.SendAsync("/challenge/mail", ("email", email));
        var code = await system.ProofAsync(email);
        var held = await sent.SendAsync("/holds", ("slot", sent.Choices("slot")[0]), ("proof", code));
        Assert.Equal((201, email), (held.Status, held.Field("email")));
        Assert.Equal(409, (await sent.SendAsync("/holds", ("slot", sent.Choices("slot")[1]), ("proof", code))).Status);

        var booked = await held.SendAsync("/bookings", ("person.familyName", email[..20]), ("person.dateOfBirth", "1990"));
        var wrong = await booked.SendAsync("/confirm", ("code", "AAAA-BBBB-CCCC"));
        var right = await system.ConfirmationAsync(email, booked.Field("reference"));
        var confirmed = await wrong.SendAsync("/confirm", ("code", right.ToLowerInvariant()));
        Assert.Equal((422, 200), (wrong.Status, confirmed.Status));
        Assert.Matches("<title>Error: [^<]*[\\s\\S]* autofocus><p><a href=\"#f-code\">", wrong.Html); // heard at once, and leads to the field
        Assert.Contains("Your appointment is confirmed.", confirmed.Html, StringComparison.Ordinal);
        return booked;
    }

    private async Task<PlainPage> JoinedAsync(string email)
    {
        var form = await PlainPage.OpenAsync(system.Counter, $"{Service}/waitlist?lang=en");
        (string, string)[] person = [("person.familyName", email[..20]), ("person.dateOfBirth", "1990"), ("email", email)];
        var wrong = await form.SendAsync("/waitlist", [.. person, ("from", "31.02.2027")]);
        Assert.Equal((422, "31.02.2027", email), (wrong.Status, wrong.Field("from"), wrong.Field("email")));
        var joined = await wrong.SendAsync("/waitlist", [.. person, ("from", "")]);
        Assert.Equal((201, "You are on the waiting list"), (joined.Status, joined.Heading));
        return joined;
    }

    private Task<PlainPage> OfferedAsync(PlainPage joined) => Eventually.GetAsync(
        async () =>
        {
            using var http = new HttpClient { BaseAddress = system.Counter.Address };
            using var run = await http.PostAsync(
                new Uri("admin/functions/OfferPlaces", UriKind.Relative), JsonContent.Create(new { }), TestContext.Current.CancellationToken);
            return await joined.SendAsync("/offer");
        },
        page => page.Html.Contains("/accept", StringComparison.Ordinal), "an offer");

    [GeneratedRegex("[?&]date=(?<date>[0-9-]+)")]
    private static partial Regex Days();
}
