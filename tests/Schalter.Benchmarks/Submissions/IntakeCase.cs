namespace Schalter.Benchmarks.Submissions;

/// <summary>What is sent: one form with so many documents of so many bytes each.</summary>
internal sealed record IntakeBody(string Name, string Form, string Slot, int Documents, int DocumentBytes)
{
    private const int MiB = 1024 * 1024;

    /// <summary>Contact form without documents.</summary>
    public static IntakeBody SmallForm { get; } = new("small form", "contact", "attachments", 0, 0);

    /// <summary>Application with one document of 1 MiB.</summary>
    public static IntakeBody FormWithDocument { get; } = new("form + 1 MiB PDF", "residence-employment", "employmentContract", 1, MiB);
}

internal sealed record IntakeCase(IntakeBody Body, int Connections)
{
    public static IReadOnlyList<IntakeCase> All { get; } =
    [
        .. from body in new[] { IntakeBody.SmallForm, IntakeBody.FormWithDocument }
           from connections in new[] { 1, 8, 32 }
           select new IntakeCase(body, connections),
    ];

    public override string ToString() => $"{Body.Name}, {Connections} connection{(Connections == 1 ? string.Empty : "s")}";
}
