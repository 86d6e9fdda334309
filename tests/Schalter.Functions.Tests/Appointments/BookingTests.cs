using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using static Schalter.Functions.Tests.Appointments.Visits;

namespace Schalter.Functions.Tests.Appointments;

/// <summary>A person books over HTTP; the service is the one that has places a month ahead.</summary>
public sealed class BookingTests(SystemFixture system)
{
    private const string Service = "appointments/declaration-of-commitment";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_FindsATime_HoldsIt_Books_Looks_AndCancels()
    {
        var slot = Text((await system.SlotsAsync(Service)).EnumerateArray().Last(), "slot"); // far enough away to be cancelled
        var hold = await system.CreatedAsync($"{Service}/holds", JsonContent.Create(new { slot }));
        var person = new { familyName = "Yılmaz", givenNames = "Ayşe", dateOfBirth = "17.05.1990" };
        var body = new { hold = Text(hold, "hold"), person, email = "ayse@example.org", documentNumber = Guid.NewGuid().ToString("N") };

        var booked = await system.CreatedAsync($"{Service}/bookings?lang=en", JsonContent.Create(body));
        var again = await system.CreatedAsync($"{Service}/bookings", JsonContent.Create(body));
        var (path, key) = ($"bookings/{Text(booked, "booking")}", Text(booked, "accessKey"));
        using var shown = await system.Counter.GetAsync(path, ("Authorization", $"Bearer {key}"));
        var view = await shown.Content.ReadFromJsonAsync<JsonElement>(Stop);

        Assert.Equal(key, Text(again, "accessKey"));
        Assert.Equal((slot, Text(hold, "start"), "confirmed"), (Text(hold, "slot"), Text(view, "start"), Text(view, "status")));
        Assert.StartsWith("Counter 5", booked.GetProperty("location").GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.False(view.TryGetProperty("accessKey", out _));

        using var cancelled = await system.Counter.PostAsync($"{path}/cancel", Form(("accessKey", key)));
        Assert.Equal(HttpStatusCode.NoContent, cancelled.StatusCode);
        using var gone = await system.Counter.GetAsync(path, ("Authorization", $"Bearer {key}"));
        (await Problem.ReadAsync(gone)).Is(410, "booking-gone");
    }

    [Fact]
    public async Task PlainForm_BooksToo_AndTheSamePersonOnlyOnce()
    {
        await system.SlotsAsync(Service);
        var number = Guid.NewGuid().ToString("N");
        (string, string)[] person = [("person.familyName", "Öztürk"), ("person.dateOfBirth", "1990"), ("email", "o@example.org"), ("documentNumber", number)];

        var first = await system.CreatedAsync($"{Service}/holds", Form());
        await system.CreatedAsync($"{Service}/bookings", Form([("hold", Text(first, "hold")), .. person]));
        var second = await system.CreatedAsync($"{Service}/holds", Form());
        person[0].Item2 = "OZTURK";
        using var refused = await system.Counter.PostAsync($"{Service}/bookings?lang=ar", Form([("hold", Text(second, "hold")), .. person]));

        (await Problem.ReadAsync(refused)).Is(409, "already-booked");
        Assert.Equal(["ar"], refused.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task WhoAsksAgain_IsToldThatNothingChanged()
    {
        await system.SlotsAsync(Service);
        using var first = await system.Counter.GetAsync("appointments");
        using var again = await system.Counter.GetAsync("appointments", ("If-None-Match", first.Headers.ETag!.Tag));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotModified), (first.StatusCode, again.StatusCode));
        Assert.Equal(TimeSpan.FromSeconds(2), first.Headers.CacheControl?.MaxAge);
        Assert.Contains("card-pickup", await first.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "appointments/nothing/days", null, 404, "service-unknown")]
    [InlineData("GET", $"{Service}/slots?date=31.02.2026", null, 422, "request-invalid")]
    [InlineData("POST", $"{Service}/holds", """{"slot":"20200101T0800Z_eberhardstrasse"}""", 409, "none-free")]
    [InlineData("POST", $"{Service}/holds", "{", 400, "body-malformed")]
    [InlineData("POST", $"{Service}/bookings", """{"hold":"x"}""", 422, "answers-invalid")]
    [InlineData("POST", $"{Service}/bookings", """{"hold":"x","person":{"familyName":"A","dateOfBirth":"1990"},"email":"a@example.org","documentNumber":"1"}""", 404, "hold-unknown")]
    [InlineData("GET", "bookings/4F4K-TRTX-CKGC", null, 404, "booking-unknown")]
    [InlineData("DELETE", "bookings/x", null, 404, "booking-unknown")]
    public async Task BadRequest_IsRefusedWithItsReason(string method, string path, string? body, int status, string code)
    {
        using var content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await system.Counter.SendAsync(new(method), path, content);

        (await Problem.ReadAsync(response)).Is(status, code);
    }
}
