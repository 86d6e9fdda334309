using System.Collections.Concurrent;
using System.Threading.Channels;
using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Carries the answers of <c>$cbs</c> or <c>$management</c> to the client that asked.</summary>
internal sealed class ReplyLink(AmqpSession session, Attach attach) : OutgoingLink(session, attach)
{
    private const int MostWaiting = 1_000;
    private readonly Channel<byte[]> answers = Channel.CreateBounded<byte[]>(MostWaiting);

    // Some clients name no target: then the name of the link is the address they want the answers at.
    private string Address => (Attached.Target as Target)?.Address is { Length: > 0 } address ? address : Name;

    public override void Begin()
    {
        if (TryAnswer())
        {
            Session.Connection.Replies.Add(Address, this);
            _ = SendAllAsync();
        }
    }

    public override void Dispose()
    {
        Session.Connection.Replies.Remove(Address, this);
        base.Dispose();
    }

    /// <exception cref="AmqpFault">The client asks and asks without taking its answers.</exception>
    public void Send(byte[] answer)
    {
        if (!answers.Writer.TryWrite(answer))
        {
            throw new AmqpFault("amqp:resource-limit-exceeded", $"{MostWaiting} answers wait to be taken.");
        }
    }

    private async Task SendAllAsync()
    {
        try
        {
            for (var number = 0; ; number++)
            {
                if (await DemandAsync() is (0, _) or (_, true))
                {
                    Drained();
                    continue;
                }

                var answer = await answers.Reader.ReadAsync(Over);
                await SendAsync(new(BitConverter.GetBytes(number), answer, null));
            }
        }
        catch (OperationCanceledException)
        {
            // the link is over
        }
    }
}

/// <summary>The reply links of a connection by the address that requests name.</summary>
internal sealed class ReplyLinks
{
    private readonly ConcurrentDictionary<string, ReplyLink> links = new(StringComparer.Ordinal);

    public void Add(string address, ReplyLink link) => links[address] = link;

    public void Remove(string address, ReplyLink link) => links.TryRemove(new(address, link));

    public ReplyLink? At(string? address) => address is null ? null : links.GetValueOrDefault(address);
}
