using Amqp.Framing;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>A refusal in AMQP's words; it ends the connection, the session or the link on which it is thrown, as AMQP 1.0 has it.</summary>
internal sealed class AmqpFault(string condition, string message, Exception? cause = null) : Exception(message, cause)
{
    public const string DecodeError = "amqp:decode-error";
    public const string FramingError = "amqp:connection:framing-error";
    public const string InvalidField = "amqp:invalid-field";
    public const string NotAllowed = "amqp:not-allowed";
    public const string NotFound = "amqp:not-found";
    public const string NotImplemented = "amqp:not-implemented";
    public const string SizeExceeded = "amqp:link:message-size-exceeded";

    public string Condition => condition;

    public Error Error => Errors.Of(condition, Message);
}

/// <summary>The error conditions of the service; clients decide by them whether to try again.</summary>
internal static class Errors
{
    public static Error Of(string condition, string description) => new(condition) { Description = description };

    public static Error Of(BusFault fault) => Of(Condition(fault.Kind), Description(fault));

    // Clients look for the service's words: an entity not found otherwise is taken for one that will be found again.
    public static string Description(BusFault fault) => fault.Kind is BusFaultKind.EntityNotFound or BusFaultKind.RuleNotFound
        ? $"The messaging entity '{fault.Entity}' could not be found. {fault.Message}"
        : fault.Message;

    public static string Condition(BusFaultKind kind) => kind switch
    {
        BusFaultKind.EntityNotFound => AmqpFault.NotFound,
        BusFaultKind.MessageLockLost => "com.microsoft:message-lock-lost",
        BusFaultKind.SessionLockLost => "com.microsoft:session-lock-lost",
        BusFaultKind.SessionTaken => "com.microsoft:session-cannot-be-locked",
        BusFaultKind.NoSessionInTime => "com.microsoft:timeout",
        BusFaultKind.MessageTooLarge => AmqpFault.SizeExceeded,
        BusFaultKind.MessageNotFound => "com.microsoft:message-not-found",
        BusFaultKind.SessionsMismatch => AmqpFault.NotAllowed,
        BusFaultKind.RuleExists => "com.microsoft:entity-already-exists",
        BusFaultKind.RuleNotFound => AmqpFault.NotFound,
        BusFaultKind.InvalidFilter => AmqpFault.InvalidField,
        BusFaultKind.QuotaExceeded => "amqp:resource-limit-exceeded",
        BusFaultKind.Closed => "amqp:connection:forced",
        BusFaultKind.Busy => "com.microsoft:server-busy",
        _ => "amqp:internal-error",
    };
}
