namespace Schalter.Services.Protection;

/// <summary>Names of what the protection is stored in; <c>content/resources.json</c> has the same words.</summary>
public static class ProtectionNames
{
    internal const string Challenges = "Challenges";
    internal const string Limits = "Limits";
}
