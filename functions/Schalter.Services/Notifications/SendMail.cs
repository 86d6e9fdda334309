using Microsoft.Extensions.Logging;
using Schalter.Services.Events;
using Schalter.Services.Notifications.Letters;

namespace Schalter.Services.Notifications;

/// <summary>
/// Sends one mail, at most once. Writing it and connecting come first: only then it is claimed, handed over and noted, so that a process which
/// dies leaves a mail unclear for the moment of handing over alone (docs/adr/0020).
/// </summary>
public sealed class SendMail(
    MailRowStore rows, MailAllowance allowance, LetterWriter writer, IMailCarrier carrier, MailReport report, TimeProvider clock, ILogger<SendMail> log)
{
    private const int Tries = 5;

    public async Task HandleAsync(MailPending message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await rows.FindAsync(message, cancellationToken) is not { Mail: { } mail } row)
        {
            return;
        }

        var step = MailRules.NextStep(row, carrier.IsOn, clock.GetUtcNow());
        switch (step is MailStep.Send ? await allowance.HandleAsync(message.Id, mail, cancellationToken) ?? step : step)
        {
            case MailStep.Wait:
                throw new MailBusyException($"Mail {message.Id} is being sent, or waits for the next hour.");
            case MailStep.Close close:
                await CloseAsync(row, new(close.As), cancellationToken);
                break;
            default:
                await SendAsync(row, await writer.WriteAsync(message.Id, mail, cancellationToken), cancellationToken);
                break;
        }
    }

    private async Task SendAsync(MailRow row, Letter letter, CancellationToken cancellationToken)
    {
        try
        {
            await using var line = await carrier.ConnectAsync(cancellationToken);
            if (await ClaimAsync(row, cancellationToken))
            {
                await CloseAsync(row, await HandOverAsync(row, line, letter), CancellationToken.None);
            }
        }
        catch (MailNotSentException failure)
        {
            await report.DelayedAsync(row, failure.Reason, cancellationToken);
            throw;
        }
    }

    /// <summary>The row may change under our hands without anybody sending: the publisher notes things in it.</summary>
    /// <returns>False when there is nothing left to send.</returns>
    private async Task<bool> ClaimAsync(MailRow row, CancellationToken cancellationToken)
    {
        var known = row;
        for (var attempt = 1; !await rows.ClaimAsync(known, clock.GetUtcNow(), cancellationToken); attempt++)
        {
            if (await rows.FindAsync(row.Place, cancellationToken) is not { Mail: not null } now)
            {
                return false;
            }

            known = now.State == MailState.Waiting && attempt < Tries ? now : throw new MailBusyException($"Mail {row.Place.Id} is being sent.");
        }

        return true;
    }

    private async Task<Delivery> HandOverAsync(MailRow row, IMailLine line, Letter letter)
    {
        try
        {
            return await line.SendAsync(letter);
        }
        catch (MailNotSentException)
        {
            await rows.ReleaseAsync(row.Place, clock.GetUtcNow(), CancellationToken.None);
            throw;
        }
    }

    private async Task CloseAsync(MailRow row, Delivery delivery, CancellationToken cancellationToken)
    {
        await rows.CloseAsync(row.Place, delivery.State, delivery.Code, clock.GetUtcNow(), cancellationToken);
        log.LogInformation("MailClosed: {Id} {Template} {State} {Code}", row.Place.Id, row.Place.Template, delivery.State, delivery.Code);
        await report.ClosedAsync(row, delivery.State, cancellationToken);
    }
}
