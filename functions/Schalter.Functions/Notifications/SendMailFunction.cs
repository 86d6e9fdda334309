using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Events;
using Schalter.Services.Notifications;
using Schalter.Services.Platform;

namespace Schalter.Functions.Notifications;

/// <summary>Sends one mail.</summary>
public sealed class SendMailFunction(SendMail send, Patience patience)
{
    [Function(nameof(SendMail))]
    public Task Run(
        [QueueTrigger(MailPending.Queue, Connection = StorageClients.Section)] MailPending message, CancellationToken cancellationToken) =>
        patience.RunAsync(MailPending.Queue, message, send.HandleAsync, cancellationToken);
}
