using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Schalter.Functions.Tests.Appointments;

/// <summary>What tests of appointments do over HTTP.</summary>
internal static partial class Visits
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>Free times, once the timer has run; it begins with the near days, and what is near can no longer be changed.</summary>
    public static async Task<JsonElement> SlotsAsync(this SystemFixture system, string service)
    {
        using var http = new HttpClient { BaseAddress = system.Counter.Address };
        using var nothing = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        using var run = await http.PostAsync(new Uri("admin/functions/PublishSlots", UriKind.Relative), nothing, Stop);
        Assert.Equal(HttpStatusCode.Accepted, run.StatusCode);
        return await Eventually.GetAsync(ReadAsync, slots => slots.GetArrayLength() > 0 && Start(slots[slots.GetArrayLength() - 1]) > DateTimeOffset.UtcNow.AddDays(3), "free times");

        async Task<JsonElement> ReadAsync()
        {
            using var response = await system.Counter.GetAsync($"{service}/slots");
            return (await response.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("slots");
        }
    }

    public static DateTimeOffset Start(JsonElement slot) => DateTimeOffset.Parse(Text(slot, "start"), CultureInfo.InvariantCulture);

    public static async Task<JsonElement> CreatedAsync(this SystemFixture system, string path, HttpContent body)
    {
        using (body)
        {
            using var response = await system.Counter.PostAsync(path, body);
            var text = await response.Content.ReadAsStringAsync(Stop);
            Assert.True(response.StatusCode == HttpStatusCode.Created, text);
            return JsonElement.Parse(text);
        }
    }

    public static FormUrlEncodedContent Form(params IEnumerable<(string Name, string Value)> fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    public static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    /// <summary>The mail of that kind that went to somebody.</summary>
    public static async Task<MimeKit.MimeMessage> MailAsync(this SystemFixture system, string to, string template) => (await Eventually.GetAsync(
        () => Task.FromResult(system.Office.Mails().FirstOrDefault(m => m.To.ToString() == to && m.MessageId!.Contains($".{template}@", StringComparison.Ordinal))),
        found => found is not null, template))!;

    /// <summary>The code that is accepted instead of work.</summary>
    public static async Task<string> ProofAsync(this SystemFixture system, string to) =>
        ProofCode().Match((await system.MailAsync(to, "verify-address")).TextBody!).Value;

    /// <summary>The code that makes a booking stand.</summary>
    public static async Task<string> ConfirmationAsync(this SystemFixture system, string to, string booking) =>
        Reference().Matches((await system.MailAsync(to, "confirm-booking")).TextBody!).Select(m => m.Value).First(c => c != booking);

    [GeneratedRegex("[0-9A-Z]{5}-[0-9A-Z]{5}")]
    private static partial Regex ProofCode();

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Reference();
}
