namespace Schalter.Services.Notifications;

/// <summary>What to do with a mail as it is found.</summary>
internal abstract record MailStep
{
    private MailStep()
    {
    }

    internal sealed record Send : MailStep;

    /// <summary>Somebody is at it; look again later.</summary>
    internal sealed record Wait : MailStep;

    /// <summary>It is not sent (any more).</summary>
    internal sealed record Close(MailState As) : MailStep;
}

/// <summary>When a mail is sent, and when not: pure decisions.</summary>
internal static class MailRules
{
    /// <summary>Older news confuse more than they help, and addresses are not kept for them.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromDays(3);

    /// <summary>Longer than handing over can take: who has not noted the outcome by then has died.</summary>
    public static readonly TimeSpan HandingOver = TimeSpan.FromMinutes(10);

    public static MailStep NextStep(MailRow row, bool isOn, DateTimeOffset now) => row.State switch
    {
        MailState.Sending when now - row.StateAt < HandingOver => new MailStep.Wait(),
        MailState.Sending => new MailStep.Close(MailState.Unclear),
        _ when !isOn => new MailStep.Close(MailState.Off),
        _ when now - row.Since > GoodFor => new MailStep.Close(MailState.Expired),
        _ => new MailStep.Send(),
    };
}
