using System.Collections.Concurrent;
using Amqp.Framing;
using Amqp.Types;
using Schalter.Emulators.ServiceBus.Client.Wire;

namespace Azure.Messaging.ServiceBus;

/// <summary>An open connection with what was agreed on it: rights to entities, and channels to ask them.</summary>
internal sealed class LiveConnection(WireConnection wire, BusAddress address, BusCredential credential, TimeProvider clock) : IAsyncDisposable
{
    private const string Cbs = "$cbs";
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim turn = new(1);
    private readonly SemaphoreSlim showing = new(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> rights = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RequestChannel> channels = new(StringComparer.OrdinalIgnoreCase);

    public WireSession Session => wire.Session;

    public bool IsOpen => wire.IsOpen;

    /// <summary>Shows a token for the entity, unless one shown before still lasts.</summary>
    public async Task AuthorizeAsync(string entity, CancellationToken cancellationToken)
    {
        if (IsAuthorized(entity))
        {
            return;
        }

        await showing.WaitAsync(cancellationToken);
        try
        {
            if (!IsAuthorized(entity))
            {
                rights[entity] = await ShowAsync(entity, cancellationToken);
            }
        }
        finally
        {
            showing.Release();
        }
    }

    /// <summary>Asks an entity's management for something.</summary>
    public async Task<Map> AskAsync(string entity, string operation, Map body, CancellationToken cancellationToken)
    {
        var channel = await ChannelAsync(entity + "/$management", cancellationToken);
        var properties = new ApplicationProperties
        {
            ["operation"] = "com.microsoft:" + operation,
            ["com.microsoft:server-timeout"] = (uint)Retries.TryTimeout.TotalMilliseconds,
        };
        return await channel.AskAsync(body, properties, cancellationToken);
    }

    public ValueTask DisposeAsync() => wire.DisposeAsync();

    private bool IsAuthorized(string entity) => rights.TryGetValue(entity, out var end) && end - clock.GetUtcNow() > RenewBefore;

    private async Task<DateTimeOffset> ShowAsync(string entity, CancellationToken cancellationToken)
    {
        var audience = $"sb://{address.Host}/{entity}";
        var token = await credential.GetAsync(audience, clock.GetUtcNow(), cancellationToken);
        var cbs = await ChannelAsync(Cbs, cancellationToken);
        await cbs.AskAsync(
            token.Text,
            new ApplicationProperties
            {
                ["operation"] = "put-token",
                ["type"] = token.Kind,
                ["name"] = audience,
                ["expiration"] = token.Expires.UtcDateTime,
            },
            cancellationToken);
        return token.Expires;
    }

    private async Task<RequestChannel> ChannelAsync(string at, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return channels.GetValueOrDefault(at) is { IsOpen: true } open
                ? open
                : channels[at] = await RequestChannel.OpenAsync(Session, at, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }
}
