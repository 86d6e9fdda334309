using Schalter.Services.Platform;

namespace Schalter.Services.Emergencies;

/// <summary>Finds the form with which people register: a registration is received as any submission is, and as safely.</summary>
public sealed class ReceiveEmergency(EmergencyServices services)
{
    /// <param name="service">Null where the office has only one.</param>
    /// <returns>Id of the form.</returns>
    public Answer<string> FormOf(string? service) =>
        (service is null ? services.All.Count == 1 ? services.All[0] : null : services.Find(service)) is { Form: { } form }
            ? new(form)
            : new(new Refusal("service-unknown", 404));
}
