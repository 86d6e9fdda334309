using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Appointments.Draws.Entries;

/// <summary>Which services ask for a proof before they take somebody into a draw.</summary>
public sealed class DrawProof(ScheduleCatalogue schedules) : IAskForProof
{
    public const string Name = "draw";

    public string Action => Name;

    public bool Asks(string target) => schedules.Find(target) is { Terms.ProofOfWork: true, Draws.Count: > 0 };
}
