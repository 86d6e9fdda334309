namespace Schalter.Services.Office;

/// <summary>Who looked at or changed what, when, why and with what outcome; never what they saw.</summary>
/// <param name="Id">Sorts by time; also tells entries of the same moment apart.</param>
/// <param name="Role">The role that let them.</param>
/// <param name="Act">Name of the function: <c>GetCase</c>, <c>ChangeStatus</c> …</param>
/// <param name="Reference">The case; null when the act concerns none.</param>
/// <param name="Item">Document, queue or page of the trail.</param>
/// <param name="Purpose">Why, as they said.</param>
/// <param name="Outcome"><c>done</c>, a refusal's code, or <c>begun</c> when the outcome could not be written.</param>
public sealed record AuditEntry(
    string Id, DateTimeOffset At, string Subject, string Issuer, string Role, string Act, string? Reference, string? Item, string? Purpose,
    string Outcome);

/// <summary>What somebody is about to do.</summary>
public sealed record AuditedAct(OfficeCaller Caller, string Role, string Name, string? Reference, string? Item, string? Purpose);
