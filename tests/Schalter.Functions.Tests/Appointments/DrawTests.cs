using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Schalter.Functions.Tests.Office;
using Schalter.Functions.Tests.Pages;

namespace Schalter.Functions.Tests.Appointments;

/// <summary>A planner puts a draw into a schedule; a person with a phone and no script takes part and takes it back.</summary>
public sealed class DrawTests(SystemFixture system, ChromiumFixture chromium)
{
    private const string Schedule = "schedules/declaration-of-commitment";
    private const string Draw = "appointments/declaration-of-commitment/draws/now";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_EntersAsAPage_SeesTheEntry_AndTakesItBack()
    {
        await OpenDrawAsync();
        await using var person = await Person.WithPhoneAsync(chromium, system.Counter.Address, "de");
        Assert.Contains($"/api/{Draw}\"", await (await system.Counter.GetAsync("appointments")).Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await person.OpenAsync("api/appointments/declaration-of-commitment/days?lang=de");
        await person.Page.Locator("main a[href*='/draws/now']").ClickAsync();
        await person.DoNotCheckAsync();
        await person.FillAsync("person.familyName", "Öztürk");
        await person.FillAsync("person.dateOfBirth", "31.02.1990");
        await person.FillAsync("email", "o@example.org");
        await person.FillAsync("documentNumber", Guid.NewGuid().ToString("N"));
        await person.Page.Locator("input[name=days]").First.CheckAsync();

        await person.PressAsync("An der Auslosung teilnehmen", 422);
        Assert.True(await person.Page.Locator("input[name=days]").First.IsCheckedAsync());
        await person.FillAsync("person.dateOfBirth", "17.05.1990");
        await person.PressAsync("An der Auslosung teilnehmen", 201);
        Assert.Equal("Sie nehmen an der Auslosung teil", await person.HeadingAsync());

        await person.PressAsync("Meine Anmeldung ansehen");
        Assert.Contains("Sie nehmen teil.", await person.TextAsync(), StringComparison.Ordinal);
        await person.PressAsync("Anmeldung zurückziehen");
        Assert.Contains("Sie nehmen nicht mehr teil.", await person.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNotThere_IsRefusedInWords()
    {
        foreach (var (path, code) in new[] { ("appointments/servicepoint/draws/none", "draw-unknown"), ("draw-entries/F3KM-7QXD-RT9W", "draw-entry-unknown") })
        {
            using var answer = await system.Counter.GetAsync(path, ("Authorization", "Bearer 1.x"));
            (await Problem.ReadAsync(answer)).Is(404, code);
        }

        using var login = await system.Counter.PostAsync("draw-entry?lang=ar", Visits.Form(("reference", "F3KM-7QXD-RT9W"), ("accessKey", "1.x")), ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.NotFound, login.StatusCode);
    }

    /// <summary>Its days are far away, so that other tests keep their places.</summary>
    private async Task OpenDrawAsync()
    {
        var planner = await Official.WithRoleAsync(system.Counter, "planner");
        using var answer = await planner.GetAsync(Schedule);
        var schedule = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!.AsObject();
        schedule["draws"] = new JsonArray(JsonNode.Parse($$"""
            { "id": "now", "entriesFrom": "{{Day(-1)}}T08:00", "entriesUntil": "{{Day(20)}}T18:00", "drawAt": "{{Day(21)}}T12:00",
              "placesFrom": "{{Day(60)}}", "placesUntil": "{{Day(90)}}" }
            """));
        using var put = await planner.PutAsync(Schedule, schedule.ToJsonString(), ("If-Match", answer.Headers.ETag!.ToString()));
        Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync(Stop));
        await Eventually.IsTrueAsync(IsOpenAsync, "the draw to open");
    }

    private async Task<bool> IsOpenAsync()
    {
        using var http = new HttpClient { BaseAddress = system.Counter.Address };
        using var nothing = new StringContent("{}", Encoding.UTF8, "application/json");
        using var run = await http.PostAsync(new Uri("admin/functions/RunDraws", UriKind.Relative), nothing, Stop);
        using var answer = await system.Counter.GetAsync(Draw);
        return (await answer.Content.ReadAsStringAsync(Stop)).Contains("\"phase\":\"open\"", StringComparison.Ordinal);
    }

    private static string Day(int days) => DateTime.UtcNow.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
