namespace Schalter.Functions.Platform;

/// <summary>
/// Who may call a function of the office: anybody with one of these roles. Every <c>office/…</c> function has exactly one, no other
/// function has any; the start fails otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficePolicyAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles { get; } = roles;
}
