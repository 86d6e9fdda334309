using Schalter.Services.Platform;

namespace Schalter.Services.Events;

/// <summary>Says only where a mail lies that waits to be sent; who gets it and what it says stands in that row.</summary>
/// <param name="Id">Of the mail: that of its event, or what its sender called it.</param>
public sealed record MailPending(string Id, string Template, string Table, string Partition, string Row, int Attempt = 0)
    : IRetriableMessage<MailPending>
{
    public const string Queue = "mails-pending";

    public MailPending WithAttempt(int attempt) => this with { Attempt = attempt };
}
