using System.Text.RegularExpressions;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;

namespace Schalter.Services.Feedback;

/// <summary>Pages that feedback can be about: only those there are, so that nobody fills the counts with words of their own.</summary>
public sealed partial class FeedbackPages(FormCatalogue forms, FaqCatalogue faqs, ScheduleCatalogue schedules)
{
    public const string Other = "other";

    private static readonly HashSet<string> Alone = new(
        ["start", "forms", "faqs", "status", "appointments", "appointment", "offer", "receipt", "supplemented", "withdrawn", "problem", "emergencies", "imprint", "privacy", "accessibility"],
        StringComparer.Ordinal);

    /// <summary>The page as it is counted, such as <c>forms.contact</c>.</summary>
    /// <param name="typed">As the page says of itself: <c>forms/contact</c>.</param>
    public string Of(string? typed)
    {
        if (typed is null || !Path().IsMatch(typed))
        {
            return Other;
        }

        var parts = typed.Trim('/').Split('/');
        return !Alone.Contains(parts[0]) ? Other : parts.Length > 1 && IsKnown(parts[1]) ? $"{parts[0]}.{parts[1]}" : parts[0];
    }

    private bool IsKnown(string id) => forms.Find(id) is not null || faqs.Find(id) is not null || schedules.Find(id) is not null;

    [GeneratedRegex(@"^[a-z0-9-]{1,40}(/[a-z0-9-]{1,40}){0,2}/?\z")]
    private static partial Regex Path();
}
