using Schalter.Services.Content;
using Schalter.Services.Notifications;
using Schalter.Services.Uploads;

namespace Schalter.Services.Platform;

/// <param name="Ready">Whether work that comes in now is also done now. It is accepted either way while storage answers.</param>
/// <param name="Dependencies">Name and <c>ok</c>, <c>down</c> or <c>off</c>; for <c>content</c> also <c>refused</c> and <c>starting</c>.
/// Mails being <c>down</c> leaves it ready: no case waits for a mail.</param>
public sealed record Health(bool Ready, IReadOnlyDictionary<string, string> Dependencies, IReadOnlyList<QueueState> Queues, ContentStatus Content,
    MailHealth Mail);

/// <summary>Asks every dependency, briefly, and looks at the queues.</summary>
public sealed class CheckHealth(QueueHealth queues, IMalwareScanner scanner, LiveContent live, CheckMail mails)
{
    private const string Ok = "ok";
    private const string Down = "down";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<Health> HandleAsync(CancellationToken cancellationToken)
    {
        using var brief = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        brief.CancelAfter(Patience);
        IReadOnlyList<QueueState> states = [];
        var storage = await AskAsync(async () => states = await queues.LookAsync(brief.Token), cancellationToken);
        var scan = scanner is NoScanner ? "off" : await AskAsync(() => scanner.CheckAsync(brief.Token), cancellationToken);
        var content = live.Status;
        var mail = new MailHealth(Down, null, null, null, null);
        await AskAsync(async () => mail = await mails.HandleAsync(brief.Token), cancellationToken);
        var dependencies = new Dictionary<string, string> { ["storage"] = storage, ["scanner"] = scan, ["content"] = content.State, ["mail"] = mail.State };
        return new(storage == Ok && scan != Down, dependencies, states, content, mail);
    }

    private static async Task<string> AskAsync(Func<Task> ask, CancellationToken cancellationToken)
    {
        try
        {
            await ask();
            return Ok;
        }
        catch (Exception outage) when (Outages.IsOutage(outage, cancellationToken))
        {
            return Down;
        }
    }
}
