namespace Schalter.Services.Office;

/// <summary>Who calls, as their token proves.</summary>
/// <param name="Subject">The issuer's name for them: stable, often no name a person would know.</param>
/// <param name="Issuer">Whose word it is.</param>
/// <param name="Roles">Those of <see cref="OfficeRoles"/> they have.</param>
public sealed record OfficeCaller(string Subject, string Issuer, IReadOnlyList<string> Roles)
{
    /// <summary>The first role that a policy names and the caller has, or null: then it is not for them.</summary>
    public string? RoleFor(IEnumerable<string> policy) => policy.FirstOrDefault(role => Roles.Contains(role, StringComparer.Ordinal));
}
