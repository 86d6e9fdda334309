using Schalter.Services.Platform;

namespace Schalter.Services.Notifications;

/// <summary>
/// A mail was surely not sent, and can be later. It says a code and never the server's words or what caused it: those name the address,
/// and this is logged.
/// </summary>
public sealed class MailNotSentException : NotNowException
{
    public MailNotSentException()
    {
    }

    public MailNotSentException(string message)
        : base(message)
    {
    }

    public MailNotSentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Where it failed and how: <c>connect SocketException</c>, <c>send 451</c>.</summary>
    public string Reason { get; private init; } = string.Empty;

    internal static MailNotSentException Because(string step, string fault) =>
        new($"Not sent: {step} {fault}.") { Reason = $"{step} {fault}" };
}

/// <summary>Somebody else is at this mail right now; what becomes of it is known later.</summary>
public sealed class MailBusyException : NotNowException
{
    public MailBusyException()
    {
    }

    public MailBusyException(string message)
        : base(message)
    {
    }

    public MailBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
