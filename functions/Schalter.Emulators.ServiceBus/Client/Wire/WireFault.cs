using Amqp.Framing;

namespace Schalter.Emulators.ServiceBus.Client.Wire;

/// <summary>The namespace refused, or the connection is over: in AMQP's words, which <see cref="FaultReasons"/> translates.</summary>
internal sealed class WireFault(string condition, string message, Exception? cause = null) : Exception(message, cause)
{
    public const string Forced = "amqp:connection:forced";
    public const string Timeout = "com.microsoft:timeout";

    public string Condition => condition;

    /// <param name="error">As sent; null where a link or connection ended without a word.</param>
    public static WireFault From(Error? error) =>
        error is null ? Gone("The namespace ended it.") : new(error.Condition?.ToString() ?? Forced, error.Description ?? "No reason was given.");

    public static WireFault Gone(string message, Exception? cause = null) => new(Forced, message, cause);
}
