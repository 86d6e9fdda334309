using System.ComponentModel.DataAnnotations;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Feedback.Reporting;

/// <summary>Section <c>Reports</c> of the settings.</summary>
public sealed record ReportSettings : IValidatableObject
{
    /// <summary>Who is told by mail that a report is there; nobody when empty.</summary>
    public string? MailTo { get; init; }

    /// <summary>Address of the functions with <c>/api</c>, to which the link in that mail leads.</summary>
    public string? ApiUrl { get; init; }

    internal bool HasAddress => !string.IsNullOrWhiteSpace(MailTo);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (HasAddress && EmailValue.Read(MailTo!).Canonical is null)
        {
            yield return new("Reports:MailTo must be an e-mail address.", [nameof(MailTo)]);
        }

        if ((HasAddress || !string.IsNullOrWhiteSpace(ApiUrl))
            && !(Uri.TryCreate(ApiUrl, UriKind.Absolute, out var api) && api.Scheme is "https" or "http"))
        {
            yield return new("Reports:ApiUrl must be the address of the functions when Reports:MailTo is set.", [nameof(ApiUrl)]);
        }
    }
}
