using System.Net;
using System.Text.Json;

namespace Schalter.Functions.Tests.Office;

/// <summary>A planner changes a schedule over HTTP; the days are far away, so that other tests keep their places.</summary>
public sealed class ScheduleTests(SystemFixture fixture)
{
    private const string Path = "schedules/servicepoint";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>As the audit trail counts days.</summary>
    private static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    [Fact]
    public async Task Planner_LooksTriesAndChanges_AndTheTrailTells()
    {
        var began = Today;
        var planner = await Official.WithRoleAsync(fixture.Counter, "planner");
        var entry = $$"""{ "from": "2036-11-24", "until": "2036-11-25", "fromTime": "08:00", "untilTime": "10:00", "counters": 1, "reason": "{{Guid.NewGuid()}}" }""";
        using var before = await planner.GetAsync(Path);

        var dry = await planner.DoneAsync(HttpMethod.Put, $"{Path}/capacity?dryRun=true", entry);
        var changed = await planner.DoneAsync(HttpMethod.Put, $"{Path}/capacity", entry);
        var again = await planner.DoneAsync(HttpMethod.Put, $"{Path}/capacity", entry);
        var closed = await planner.DoneAsync(HttpMethod.Put, $"{Path}/closures", """{ "from": "2036-12-01", "until": "2036-12-01", "location": "bad-cannstatt" }""");
        using var after = await planner.GetAsync(Path);
        var schedule = JsonElement.Parse(await after.Content.ReadAsStringAsync(Stop));

        Assert.Equal((before.Headers.ETag!.Tag, true), ($"\"{Text(dry, "version")}\"", dry.GetProperty("dryRun").GetBoolean()));
        Assert.Equal((true, false), (changed.GetProperty("changed").GetBoolean(), again.GetProperty("changed").GetBoolean()));
        Assert.Equal(0, changed.GetProperty("foreseen").GetProperty("withdrawn").GetInt32());
        Assert.Equal(after.Headers.ETag!.Tag, $"\"{Text(closed, "version")}\"");
        Assert.Equal("2036-11-24", Text(schedule.GetProperty("capacity").EnumerateArray().Last(), "from"));
        await ReplaceAsync(planner, schedule.GetRawText(), before.Headers.ETag.Tag, after.Headers.ETag.Tag);

        var auditor = await Official.WithRoleAsync(fixture.Counter, "auditor");
        Assert.Subset(await ActsAsync(auditor, began), new HashSet<string> { "ChangeCapacity servicepoint done", "AddClosure servicepoint done", "PutSchedule servicepoint version-outdated" });
    }

    [Theory]
    [InlineData("schedules/servicepoint", "{ \"group\": 1 }", 428, "version-missing", "")]
    [InlineData("schedules/nothing", "{ \"group\": 1 }", 422, "schedule-invalid", "")]
    [InlineData("schedules/a_b", "{}", 404, "service-unknown", "")]
    [InlineData("schedules/servicepoint/closures", """{ "from": "2036-02-31", "until": "2036-03-01" }""", 422, "schedule-invalid", "/from")]
    [InlineData("schedules/servicepoint/closures", """{ "from": "2036-03-01", "until": "2036-03-01", "why": "x" }""", 400, "body-malformed", "")]
    [InlineData("schedules/servicepoint/capacity", """{ "from": "2036-03-01", "until": "2036-03-01", "counters": 1, "location": "mars" }""", 422, "schedule-invalid", "/location")]
    public async Task WrongChange_IsRefusedInWords(string path, string body, int status, string code, string pointer)
    {
        var planner = await Official.WithRoleAsync(fixture.Counter, "planner");
        using var response = await planner.PutAsync(path, body);
        var problem = await Problem.ReadAsync(response);

        problem.Is(status, code);
        Assert.True(pointer.Length == 0 || problem.Errors[0].StartsWith(pointer, StringComparison.Ordinal), problem.Body);
    }

    [Theory]
    [InlineData("case-worker")]
    [InlineData("integrator")]
    [InlineData("editor")]
    public async Task OthersThanPlanners_ChangeNothing(string role)
    {
        var other = await Official.WithRoleAsync(fixture.Counter, role);
        foreach (var path in (string[])[Path, $"{Path}/capacity", $"{Path}/closures"])
        {
            using var response = await other.PutAsync(path, "{}");
            (await Problem.ReadAsync(response)).Is(403, "role-missing");
        }
    }

    private static async Task ReplaceAsync(Official planner, string schedule, string outdated, string newest)
    {
        var file = schedule.Replace("\"noticeMinutes\":60", "\"noticeMinutes\":61", StringComparison.Ordinal);
        using var late = await planner.PutAsync(Path, file, ("If-Match", outdated));
        using var put = await planner.PutAsync(Path, file, ("If-Match", newest), ("X-Purpose", "longer notice"));

        (await Problem.ReadAsync(late)).Is(412, "version-outdated");
        Assert.Equal((HttpStatusCode.OK, true), (put.StatusCode, put.Headers.ETag!.Tag != newest));
    }

    /// <summary>Everything that was done since that day; other tests are in it, too.</summary>
    private static async Task<HashSet<string>> ActsAsync(Official auditor, DateOnly began)
    {
        var acts = new HashSet<string>();
        for (var day = began; day <= Today; day = day.AddDays(1))
        {
            await AddActsAsync(auditor, day, acts);
        }

        return acts;
    }

    private static async Task AddActsAsync(Official auditor, DateOnly day, HashSet<string> acts)
    {
        for (var after = (string?)string.Empty; after is not null;)
        {
            var page = await auditor.ReadAsync($"audit?day={day:yyyy-MM-dd}&after={after}");
            acts.UnionWith(page.GetProperty("entries").EnumerateArray()
                .Select(e => $"{Text(e, "act")} {(e.TryGetProperty("item", out var item) ? item.GetString() : "")} {Text(e, "outcome")}"));
            after = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        }
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
