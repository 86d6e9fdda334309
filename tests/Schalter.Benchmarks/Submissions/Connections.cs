using System.Net;

namespace Schalter.Benchmarks.Submissions;

/// <summary>HTTP clients of one connection each.</summary>
internal sealed class Connections : IDisposable
{
    private const int Most = 32;

    private readonly HttpClient[] clients =
        [.. Enumerable.Range(0, Most).Select(_ => new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, UseProxy = false }))];

    /// <exception cref="InvalidOperationException">There was no answer, or not 201: what is measured would mean nothing.</exception>
    public async Task PostAsync(int connection, Uri address, HttpContent content, CancellationToken cancellationToken)
    {
        using (content)
        {
            using var response = await SendAsync(connection, address, content, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            if (response.StatusCode != HttpStatusCode.Created)
            {
                throw new InvalidOperationException($"{address} answered {(int)response.StatusCode}: {text}");
            }
        }
    }

    public void Dispose()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    private async Task<HttpResponseMessage> SendAsync(int connection, Uri address, HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            return await clients[connection].PostAsync(address, content, cancellationToken);
        }
        catch (HttpRequestException fault)
        {
            throw new InvalidOperationException($"{address} did not answer on connection {connection}.", fault);
        }
    }
}
