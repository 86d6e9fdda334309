using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Schalter.Functions.Tests.Appointments.Visits;

namespace Schalter.Functions.Tests.Appointments;

/// <summary>Moving, confirming and waiting over HTTP.</summary>
public sealed class ChangeTests(SystemFixture system)
{
    private const string Service = "appointments/declaration-of-commitment";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Booking_IsMoved_ByProgramAndByForm_AndTheCalendarFollows()
    {
        var slots = await system.SlotsAsync(Service);
        var last = slots.GetArrayLength();
        var (path, key) = await BookAsync(Text(slots[last - 7], "slot"));
        var (first, second) = (Text(slots[last - 3], "slot"), Text(slots[last - 5], "slot"));

        using var put = await system.Counter.SendAsync(HttpMethod.Put, $"{path}/slot", JsonContent.Create(new { slot = first }), ("Authorization", $"Bearer {key}"));
        using var post = await system.Counter.PostAsync($"{path}/move", Form(("accessKey", key), ("slot", second)));
        using var file = await system.Counter.PostAsync($"{path}/calendar", Form(("accessKey", key)));
        var calendar = await file.Content.ReadAsStringAsync(Stop);
        using var nowhere = await system.Counter.PostAsync($"{path}/move?lang=fr", Form(("accessKey", key)));
        using var stranger = await system.Counter.PostAsync($"{path}/move", Form(("accessKey", $"{key}x"), ("slot", first)));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (put.StatusCode, post.StatusCode));
        Assert.Equal("text/calendar", file.Content.Headers.ContentType?.MediaType);
        Assert.Contains("SEQUENCE:2", calendar, StringComparison.Ordinal);
        Assert.Contains($"DTSTART:{second[..13]}00Z", calendar.Replace("DTSTART;VALUE=DATE-TIME", "DTSTART", StringComparison.Ordinal), StringComparison.Ordinal);
        (await Problem.ReadAsync(nowhere)).Is(422, "answers-invalid");
        (await Problem.ReadAsync(stranger)).Is(404, "booking-unknown");
    }

    /// <summary>Without script: a code by mail instead of work, and a second one that makes the booking stand.</summary>
    [Fact]
    public async Task ServicePoint_WithoutScript_IsBookedByCodesFromMails()
    {
        await system.SlotsAsync("appointments/servicepoint");
        var email = $"{Guid.NewGuid():N}@example.org";
        using var refused = await system.Counter.PostAsync("appointments/servicepoint/holds", Form());
        (await Problem.ReadAsync(refused)).Is(422, "challenge-missing");

        using var asked = await system.Counter.PostAsync("challenge/mail?lang=tr", Form(("email", email), ("action", "hold"), ("target", "servicepoint")));
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);
        var proof = await system.ProofAsync(email);
        var hold = await system.CreatedAsync("appointments/servicepoint/holds", Form(("proof", proof)));
        var booked = await system.CreatedAsync(
            "appointments/servicepoint/bookings?lang=tr",
            Form(("hold", Text(hold, "hold")), ("person.familyName", email[..20]), ("person.dateOfBirth", "1990"), ("email", email)));
        var path = $"bookings/{Text(booked, "booking")}";
        var code = await system.ConfirmationAsync(email, Text(booked, "booking"));
        using var confirmed = await system.Counter.PostAsync($"{path}/confirm", Form(("code", code.ToLowerInvariant())));

        Assert.Equal("unconfirmed", Text(booked, "status"));
        Assert.Equal("confirmed", Text(await confirmed.Content.ReadFromJsonAsync<JsonElement>(Stop), "status"));
        Assert.Contains("<html lang=\"tr\"", (await system.MailAsync(email, "appointment-booked")).HtmlBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitingList_TakesAPersonOnce_ShowsThem_AndLetsThemGo()
    {
        var joined = await system.CreatedAsync($"{Service}/waitlist", JsonContent.Create(new
        {
            person = new { familyName = "Wartend", dateOfBirth = "1990" },
            email = "w@example.org",
            documentNumber = Guid.NewGuid().ToString("N"),
            from = "2026-11-24",
        }));
        var (path, key) = ($"waitlist/{Text(joined, "entry")}", Text(joined, "accessKey"));

        using var shown = await system.Counter.GetAsync(path, ("Authorization", $"Bearer {key}"));
        using var early = await system.Counter.PostAsync($"{path}/accept", Form(("accessKey", key)));
        using var left = await system.Counter.PostAsync($"{path}/decline", Form(("accessKey", key)));
        using var stranger = await system.Counter.GetAsync(path, ("Authorization", "Bearer 1.AAAAAAAAAAAAAAAAAAAAAA"));

        var entry = await JsonAsync(shown);
        Assert.Equal(("entered", "0-4"), (Text(entry, "status"), Text(entry, "ahead")));
        (await Problem.ReadAsync(early)).Is(410, "offer-over");
        Assert.Equal("declined", Text(await JsonAsync(left), "status"));
        (await Problem.ReadAsync(stranger)).Is(404, "waiting-entry-unknown");
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) => await response.Content.ReadFromJsonAsync<JsonElement>(Stop);

    private async Task<(string Path, string Key)> BookAsync(string slot)
    {
        var hold = await system.CreatedAsync($"{Service}/holds", Form(("slot", slot)));
        var booked = await system.CreatedAsync($"{Service}/bookings", Form(
            ("hold", Text(hold, "hold")), ("person.familyName", "Umzug"), ("person.dateOfBirth", "1990"), ("email", "u@example.org"),
            ("documentNumber", Guid.NewGuid().ToString("N"))));
        return ($"bookings/{Text(booked, "booking")}", Text(booked, "accessKey"));
    }
}
