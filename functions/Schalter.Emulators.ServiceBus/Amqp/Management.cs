using Amqp.Types;
using Schalter.Emulators.ServiceBus.Namespace;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>The operations of an entity's <c>$management</c>, by the names the service has for them.</summary>
internal static class Management
{
    private const int NotFound = 404;
    private const int Gone = 410;
    private const int Conflict = 409;
    private const int BadRequest = 400;
    private const int ServerError = 500;
    private const int ServerBusy = 503;

    private static readonly Dictionary<string, Func<ManagementRequest, Answer>> Operations = new(StringComparer.Ordinal)
    {
        ["com.microsoft:renew-lock"] = MessageOperations.RenewLocks,
        ["com.microsoft:peek-message"] = MessageOperations.Peek,
        ["com.microsoft:receive-by-sequence-number"] = MessageOperations.ReceiveDeferred,
        ["com.microsoft:update-disposition"] = MessageOperations.Settle,
        ["com.microsoft:schedule-message"] = ScheduleOperations.Schedule,
        ["com.microsoft:cancel-scheduled-message"] = ScheduleOperations.Cancel,
        ["com.microsoft:renew-session-lock"] = SessionOperations.Renew,
        ["com.microsoft:get-session-state"] = SessionOperations.GetState,
        ["com.microsoft:set-session-state"] = SessionOperations.SetState,
        ["com.microsoft:get-message-sessions"] = SessionOperations.List,
        ["com.microsoft:add-rule"] = RuleOperations.Add,
        ["com.microsoft:remove-rule"] = RuleOperations.Remove,
        ["com.microsoft:enumerate-rules"] = RuleOperations.List,
    };

    public static Answer Answer(ManagementRequest request)
    {
        try
        {
            return Operations.TryGetValue(request.Operation, out var operation)
                ? operation(request)
                : throw new AmqpFault(AmqpFault.NotImplemented, $"The operation '{request.Operation}' is not offered.");
        }
        catch (BusFault fault)
        {
            return new(Status(fault.Kind), Errors.Description(fault), Condition: Errors.Condition(fault.Kind));
        }
        catch (AmqpFault fault)
        {
            return new(BadRequest, fault.Message, Condition: fault.Condition);
        }
    }

    private static int Status(BusFaultKind kind) => kind switch
    {
        BusFaultKind.EntityNotFound or BusFaultKind.MessageNotFound or BusFaultKind.RuleNotFound => NotFound,
        BusFaultKind.MessageLockLost or BusFaultKind.SessionLockLost => Gone,
        BusFaultKind.RuleExists or BusFaultKind.SessionTaken => Conflict,
        BusFaultKind.Busy => ServerBusy,
        BusFaultKind.Closed => ServerError,
        _ => BadRequest,
    };
}

/// <summary>Maps as answers have them.</summary>
internal static class AnswerMaps
{
    public static Map Of(string name, object? value) => new() { [name] = value };
}
