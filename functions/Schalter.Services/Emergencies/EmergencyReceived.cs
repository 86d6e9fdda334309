using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>A case of the emergency form has been checked, supplied or withdrawn: look at it.</summary>
public sealed record EmergencyReceived(string Reference, int Attempt = 0) : IRetriableMessage<EmergencyReceived>
{
    public EmergencyReceived WithAttempt(int attempt) => this with { Attempt = attempt };
}

/// <summary>Takes over the cases of emergency forms: no team gets them, the queue does.</summary>
public sealed class TakeEmergencies(EmergencyServices services, MessageSender sender) : ITakeCases
{
    public bool Takes(string form) => services.Of(form) is not null;

    public Task LookAtAsync(string reference, TimeSpan delay, CancellationToken cancellationToken) =>
        sender.SendAsync(EmergencyNames.Queue, new EmergencyReceived(reference), delay, cancellationToken);
}
