using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>Which services ask for a proof before they keep a place.</summary>
public sealed class HoldProof(ScheduleCatalogue schedules) : IAskForProof
{
    public const string Name = "hold";

    public string Action => Name;

    public bool Asks(string target) => schedules.FindBookable(target)?.Terms.ProofOfWork == true;
}
