namespace Schalter.Services.Emergencies;

/// <summary>Names of what emergency registrations are stored in; <c>content/resources.json</c> has the same words.</summary>
public static class EmergencyNames
{
    public const string Queue = "emergencies-received";

    internal const string Table = "Emergencies";

    /// <summary>Kind of the deadline by which a registration ends, and then is deleted.</summary>
    internal const string Deadline = "emergency";

    /// <summary>Field of the mailed code.</summary>
    public const string CodeField = "code";
}
