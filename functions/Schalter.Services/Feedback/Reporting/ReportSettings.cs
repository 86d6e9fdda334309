using System.ComponentModel.DataAnnotations;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Feedback.Reporting;

/// <summary>Section <c>Reports</c> of the settings.</summary>
public sealed record ReportSettings : IValidatableObject
{
    /// <summary>Who is told by mail that a report is there; nobody when empty.</summary>
    public string? MailTo { get; init; }

    internal bool HasAddress => !string.IsNullOrWhiteSpace(MailTo);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => HasAddress && EmailValue.Read(MailTo!).Canonical is null
        ? [new("Reports:MailTo must be an e-mail address.", [nameof(MailTo)])]
        : [];
}
