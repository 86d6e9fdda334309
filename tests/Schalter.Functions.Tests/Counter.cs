using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Tests;

/// <summary>A program on the other side of the counter.</summary>
internal sealed class Counter : IDisposable
{
    private readonly HttpClient http;

    public Counter(Uri address)
    {
        Address = address;
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address, "api/") };
    }

    public Uri Address { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return http.SendAsync(request, Stop);
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent body, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body, headers);

    /// <summary>Sends a form that is in order.</summary>
    public async Task<SubmissionReceipt> SubmitAsync(string form, PostedForm posted, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync($"submissions/{form}", posted.ToContent(), headers);
        Assert.Equal((HttpStatusCode.Created, ""), (response.StatusCode, response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(Stop)));
        return (await response.Content.ReadFromJsonAsync<SubmissionReceipt>(SubmissionJson.Options, Stop))!;
    }

    public async Task SupplyAsync(SubmissionReceipt receipt, PostedForm documents)
    {
        using var response = await PostAsync($"submissions/{receipt.Reference}/documents", documents.ToContent(), Key(receipt));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    public async Task<SubmissionView> StatusAsync(SubmissionReceipt receipt)
    {
        using var response = await GetAsync($"submissions/{receipt.Reference}", Key(receipt));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<SubmissionView>(SubmissionJson.Options, Stop))!;
    }

    public Task<SubmissionView> UntilAsync(SubmissionReceipt receipt, string status) =>
        Eventually.GetAsync(() => StatusAsync(receipt), view => view.Status == status, status);

    /// <summary>Whether everything behind the system answers, and what it says.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Health)> HealthAsync()
    {
        using var response = await GetAsync("health/ready");
        return (response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>(Stop));
    }

    public static (string Name, string Value) Key(SubmissionReceipt receipt) => ("Authorization", $"Bearer {receipt.AccessKey}");

    public void Dispose() => http.Dispose();
}
