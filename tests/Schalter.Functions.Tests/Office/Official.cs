using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Tests.Office;

/// <summary>Somebody of the office, or a system working for it, with a token.</summary>
internal sealed class Official(Counter counter, string token)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public (string Name, string Value) Authorization => ("Authorization", $"Bearer {token}");

    /// <summary>With a developer's token of the local run, as the README says.</summary>
    public static async Task<Official> WithRoleAsync(Counter counter, params string[] roles)
    {
        using var http = new HttpClient { BaseAddress = counter.Address };
        return new(counter, await http.GetStringAsync($".local/oidc/token?{string.Join('&', roles.Select(r => $"role={r}"))}", Stop));
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        counter.GetAsync($"office/{path}", [Authorization, .. headers]);

    public Task<HttpResponseMessage> PostAsync(string path, string json, params (string Name, string Value)[] headers) =>
        counter.PostAsync($"office/{path}", new StringContent(json, Encoding.UTF8, "application/json"), [Authorization, .. headers]);

    public Task<HttpResponseMessage> PutAsync(string path, string json, params (string Name, string Value)[] headers) =>
        counter.SendAsync(HttpMethod.Put, $"office/{path}", new StringContent(json, Encoding.UTF8, "application/json"), [Authorization, .. headers]);

    /// <summary>Sends what is taken, and gets the answer.</summary>
    public async Task<JsonElement> DoneAsync(HttpMethod method, string path, string json, params (string Name, string Value)[] headers)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await counter.SendAsync(method, $"office/{path}", content, [Authorization, .. headers]);
        var text = await response.Content.ReadAsStringAsync(Stop);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonElement.Parse(text);
    }

    public async Task<JsonElement> ReadAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await GetAsync(path, headers);
        return await JsonAsync(response);
    }

    /// <summary>Changes a case and gets its status.</summary>
    public async Task<JsonElement> ChangeAsync(SubmissionReceipt receipt, string what, string json, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync($"cases/{receipt.Reference}/{what}", json, headers);
        return await JsonAsync(response);
    }

    public async Task<Problem> RefusedAsync(string path, string json, string type = "application/json")
    {
        using var content = new StringContent(json, Encoding.UTF8, type);
        using var response = await counter.PostAsync($"office/{path}", content, Authorization);
        return await Problem.ReadAsync(response);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        Assert.Equal((HttpStatusCode.OK, ""), (response.StatusCode, response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(Stop)));
        return await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
