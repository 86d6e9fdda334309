using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Management of a session by the connection whose link holds it.</summary>
internal static class SessionOperations
{
    public static Answer Renew(ManagementRequest request) =>
        Answer.Done(AnswerMaps.Of("expiration", request.Queue.Renew(request.RequiredSession).UtcDateTime));

    public static Answer GetState(ManagementRequest request) =>
        Answer.Done(AnswerMaps.Of("session-state", request.Queue.State(request.RequiredSession)));

    public static Answer SetState(ManagementRequest request)
    {
        request.Queue.SetState(request.RequiredSession, request.Optional<byte[]>("session-state"));
        return Answer.Done();
    }

    public static Answer List(ManagementRequest request)
    {
        var (skip, top) = ((int)request.Number("skip"), (int)request.Number("top"));
        var names = request.Queue.Sessions().Skip(skip).Take(top).ToArray();
        return names.Length == 0
            ? Answer.Nothing
            : Answer.Done(new Map { ["skip"] = skip + names.Length, ["sessions-ids"] = names });
    }
}
