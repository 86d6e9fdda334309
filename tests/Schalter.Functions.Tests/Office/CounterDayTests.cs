using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Schalter.Functions.Tests.Pages;
using UglyToad.PdfPig;

namespace Schalter.Functions.Tests.Office;

/// <summary>Staff book for somebody who phones, print the day, and note who came.</summary>
public sealed class CounterDayTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private const string Service = "declaration-of-commitment";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Wish(string date) => $$"""
        { "date": "{{date}}", "person": { "familyName": "Çelik", "givenNames": "Deniz", "dateOfBirth": "17.05.1990" }, "documentNumber": "{{Guid.NewGuid():N}}", "language": "tr" }
        """;

    [Fact]
    public async Task WhoPhones_StandsOnTheListOfTheDay_AndCanBeCalledOff()
    {
        var lastDay = await PublishedAsync();
        var worker = await Official.WithRoleAsync(fixture.Counter, "case-worker");
        (string, string) key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var wish = Wish(lastDay);

        var booked = await worker.DoneAsync(HttpMethod.Post, $"appointments/{Service}/bookings", wish, key);
        var again = await worker.DoneAsync(HttpMethod.Post, $"appointments/{Service}/bookings", wish, key);
        var (id, date) = (Text(booked, "booking"), Text(booked, "start")[..10]);
        var day = await worker.ReadAsync($"days/{date}?service={Service}", ("X-Purpose", "morning list"));
        var listed = day.GetProperty("services")[0].GetProperty("places").EnumerateArray().Single(p => p.TryGetProperty("booking", out var b) && b.GetString() == id);
        var early = await worker.RefusedAsync($"bookings/{id}/attended", "");
        var unreasoned = await worker.RefusedAsync($"bookings/{id}/cancel", "");
        var cancelled = await worker.DoneAsync(HttpMethod.Post, $"bookings/{id}/cancel", """{ "reason": "phoned" }""");

        Assert.Equal(Text(booked, "accessKey"), Text(again, "accessKey"));
        Assert.Equal(("Çelik", "booked", Text(booked, "start")), (Text(listed, "familyName"), Text(listed, "state"), Text(listed, "start")));
        early.Is(409, "too-early");
        unreasoned.Is(422, "request-invalid");
        Assert.Equal(id, Text(cancelled, "booking"));
        (await worker.RefusedAsync($"bookings/{id}/cancel", """{ "reason": "phoned" }""")).Is(410, "booking-gone");
        await TrailAndReplayAsync(id);
    }

    /// <summary>On paper each sheet says above its table which service and day it is, and every page has the table's head.</summary>
    [Fact]
    public async Task Day_IsAPage_WithoutBarriers_AndPrints()
    {
        var lastDay = await PublishedAsync();
        var worker = await Official.WithRoleAsync(fixture.Counter, "case-worker");
        var booked = await worker.DoneAsync(
            HttpMethod.Post, $"appointments/{Service}/bookings", Wish(lastDay), ("Idempotency-Key", Guid.NewGuid().ToString()));
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "de");
        await person.Page.SetExtraHTTPHeadersAsync([KeyValuePair.Create(worker.Authorization.Name, worker.Authorization.Value)]);

        await person.OpenAsync($"api/office/days/{Text(booked, "start")[..10]}");
        var print = await person.Page.PdfAsync(new() { PreferCSSPageSize = true });

        Assert.StartsWith("Termine am ", await person.HeadingAsync(), StringComparison.Ordinal);
        Assert.Contains("Çelik, Deniz", await person.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("Türkçe", await person.TextAsync(), StringComparison.Ordinal);
        using var paper = PdfDocument.Open(print);
        Assert.All(paper.GetPages(), page =>
        {
            Assert.InRange(page.Width, 594, 596);
            Assert.Contains("Uhrzeit", page.Text, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("GET", "days/2026-11-24", "integrator", 403, "role-missing")]
    [InlineData("GET", "days/2026-11-24", "auditor", 403, "role-missing")]
    [InlineData("GET", "days/31.02.2026", "planner", 422, "request-invalid")]
    [InlineData("GET", "days/2026-11-24?service=x_y", "planner", 404, "service-unknown")]
    [InlineData("GET", "bookings/4F4K-TRTX-CKGC", "integrator", 404, "booking-unknown")]
    [InlineData("GET", "bookings/4F4K-TRTX-CKGC", "editor", 403, "role-missing")]
    [InlineData("POST", "bookings/4F4K-TRTX-CKGC/missed", "integrator", 403, "role-missing")]
    [InlineData("POST", "bookings/garbage/missed", "planner", 404, "booking-unknown")]
    [InlineData("POST", "appointments/servicepoint/bookings", "case-worker", 400, "idempotency-key-invalid")]
    [InlineData("POST", "appointments/servicepoint/bookings", "integrator", 403, "role-missing")]
    public async Task WrongCallerOrRequest_IsRefused(string method, string path, string role, int status, string code)
    {
        var official = await Official.WithRoleAsync(fixture.Counter, role);
        using var response = method == "GET" ? await official.GetAsync(path) : await official.PostAsync(path, "{}");

        (await Problem.ReadAsync(response)).Is(status, code);
    }

    private async Task TrailAndReplayAsync(string booking)
    {
        var auditor = await Official.WithRoleAsync(fixture.Counter, "auditor");
        var trail = await auditor.ReadAsync($"audit?reference={booking}");
        Assert.Equal(
            ["BookForPerson done", "BookForPerson done", "NoteAttended too-early", "CancelByOffice request-invalid", "CancelByOffice done", "CancelByOffice booking-gone"],
            trail.GetProperty("entries").EnumerateArray().Select(e => $"{Text(e, "act")} {Text(e, "outcome")}"));

        var integrator = await Official.WithRoleAsync(fixture.Counter, "integrator");
        using var replay = await integrator.PostAsync("events/replay", $$"""{ "reference": "{{booking}}" }""");
        Assert.Equal(HttpStatusCode.Accepted, replay.StatusCode);
        Assert.Equal(1, (await replay.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("cases").GetInt32());
    }

    /// <summary>Waits until the timer has run.</summary>
    /// <returns>The last day with free times, far enough away for everything.</returns>
    private async Task<string> PublishedAsync()
    {
        using var http = new HttpClient { BaseAddress = fixture.Counter.Address };
        using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var run = await http.PostAsync(new Uri("admin/functions/PublishSlots", UriKind.Relative), nothing, Stop);
        var days = await Eventually.GetAsync(async () =>
        {
            using var response = await fixture.Counter.GetAsync($"appointments/{Service}/days");
            return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("days");
        }, found => found.GetArrayLength() > 0, "free times");
        return Text(days.EnumerateArray().Last(), "date");
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
