using System.Net;
using System.Text.Json;
using Schalter.Functions.Tests.Office;
using Schalter.Functions.Tests.Pages;

namespace Schalter.Functions.Tests.Feedback;

/// <summary>Somebody says how it went, and the office reads it.</summary>
public sealed class FeedbackTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Person_SaysItWithoutScript_AndTheOfficeReadsIt()
    {
        var wish = $"Bitte größere Schrift {Guid.NewGuid():N}";
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, "ar");
        await person.OpenAsync("api/faqs?lang=ar");
        await person.Page.Locator(".feedback summary").ClickAsync();
        await person.Page.Locator("#feedback-no").CheckAsync();
        await person.Page.Locator("#feedback-text").FillAsync(wish);
        await person.Page.Locator(".feedback button").ClickAsync();

        Assert.Equal("شكرًا، هذا يساعدنا", await person.HeadingAsync());
        var editor = await Official.WithRoleAsync(fixture.Counter, "editor");
        var text = (await editor.ReadAsync("feedback")).GetProperty("texts").EnumerateArray()
            .Single(t => t.GetProperty("text").GetString()!.StartsWith("Bitte größere", StringComparison.Ordinal));
        Assert.Equal(("faqs", "ar", JsonValueKind.False), (text.GetProperty("page").GetString(), text.GetProperty("language").GetString(), text.GetProperty("found").ValueKind));
    }

    [Theory]
    [InlineData("found=", "422 answers-invalid")]
    [InlineData("found=true", "204")]
    [InlineData("found=true&page=forms/contact&found=false", "422 answers-invalid")]
    public async Task Program_IsAnsweredWithoutAPage(string form, string answer)
    {
        using var response = await fixture.Counter.PostAsync(
            "feedback?lang=en", new StringContent(form, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"));

        if (answer == "204")
        {
            Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
            return;
        }

        (await Problem.ReadAsync(response)).Is(422, answer[4..]);
    }

    /// <summary>The timer is told to run: the report of the week that has ended is there, for the office alone.</summary>
    [Fact]
    public async Task Report_IsWrittenAndShown()
    {
        using (var http = new HttpClient { BaseAddress = fixture.Counter.Address })
        using (var run = await http.PostAsync("admin/functions/WriteReports", new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), Stop))
        {
            Assert.True(run.IsSuccessStatusCode);
        }

        var planner = await Official.WithRoleAsync(fixture.Counter, "planner");
        var reports = await Eventually.GetAsync(() => planner.ReadAsync("reports"), all => all.GetArrayLength() > 0, "the report");
        var week = reports[0].GetProperty("week").GetString();
        using var page = await planner.GetAsync($"reports/{week}");
        using var table = await planner.GetAsync($"reports/{week}", ("Accept", "text/csv"));
        using var stranger = await fixture.Counter.GetAsync($"reports/{week}/1.00000000000000000000000000000000");

        Assert.Contains($"Woche {week}", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Contains("style-src 'sha256-", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("text/csv", table.Content.Headers.ContentType!.MediaType);
        (await Problem.ReadAsync(stranger)).Is(404, "week-unknown");
    }
}
