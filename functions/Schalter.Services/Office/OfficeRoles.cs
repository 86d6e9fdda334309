namespace Schalter.Services.Office;

/// <summary>What somebody of the office, or a system working for it, may do; the words stand in the token's roles.</summary>
public static class OfficeRoles
{
    /// <summary>A system that takes cases over: eAkte, specialist system.</summary>
    public const string Integrator = "integrator";

    /// <summary>Decides cases (Sachbearbeitung).</summary>
    public const string CaseWorker = "case-worker";

    /// <summary>Plans counters and opening hours.</summary>
    public const string Planner = "planner";

    /// <summary>Edits what the website says.</summary>
    public const string Editor = "editor";

    /// <summary>Sees who looked at what, and nothing else (data protection officer).</summary>
    public const string Auditor = "auditor";

    public static IReadOnlyList<string> All { get; } = [Integrator, CaseWorker, Planner, Editor, Auditor];
}
