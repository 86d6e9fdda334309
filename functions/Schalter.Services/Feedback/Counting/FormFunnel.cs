using System.Globalization;
using System.Text.RegularExpressions;
using Schalter.Services.Forms;

namespace Schalter.Services.Feedback.Counting;

/// <summary>
/// Counts how people fare with a form, without following anybody: the page itself carries the moment it was first shown, nothing is kept of
/// who has it. A form from the static website says nothing until it is first sent.
/// </summary>
public sealed partial class FormFunnel(Tally tally, TimeProvider clock)
{
    public const string Started = "form-started";
    public const string Refused = "form-refused";
    public const string Error = "form-error";
    public const string Completed = "form-completed";
    public const string Minutes = "form-minutes";

    /// <summary>Field that says when the page was first shown, in seconds since 1970; 0 when that is not known. Its underscore keeps it out of the answers.</summary>
    public const string ShownAtField = "_shownAt";

    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Somebody opened the form.</summary>
    /// <returns>What its page carries.</returns>
    public string Opened(string form)
    {
        tally.Add(Started, form);
        return clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Somebody sent it, and it was taken.</summary>
    public void Accepted(FormDefinition form, Answers typed)
    {
        ArgumentNullException.ThrowIfNull(form);
        var shownAt = Sent(form, typed);
        tally.Add(Completed, form.Id);
        if (long.TryParse(shownAt, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && clock.GetUtcNow().ToUnixTimeSeconds() - seconds is >= 0 and var took && took <= Longest.TotalSeconds)
        {
            tally.Add(Minutes, form.Id, Spans.Minutes(TimeSpan.FromSeconds(took)));
        }
    }

    /// <summary>Somebody sent it, and gets it back to put it right.</summary>
    /// <returns>What its page carries.</returns>
    public string SentBack(FormDefinition form, Answers typed, IEnumerable<FieldError> errors)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(errors);
        var shownAt = Sent(form, typed);
        tally.Add(Refused, form.Id);
        var known = Places(form).ToHashSet(StringComparer.Ordinal);
        foreach (var field in errors.Select(e => Index().Replace(e.Field, ".*")).Distinct(StringComparer.Ordinal))
        {
            tally.Add(Error, form.Id, known.Contains(field) ? field : "other");
        }

        return shownAt;
    }

    /// <summary>A page that carries nothing was not opened here: this is the first we hear of it.</summary>
    private string Sent(FormDefinition form, Answers typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed[ShownAtField] is { Length: > 0 and <= 12 } shownAt)
        {
            return shownAt;
        }

        tally.Add(Started, form.Id);
        return "0";
    }

    private static IEnumerable<string> Places(FormDefinition form) =>
        [.. form.Sections.SelectMany(s => s.Fields).SelectMany(Ids), .. form.Documents.Select(d => $"documents.{d.Id}")];

    private static IEnumerable<string> Ids(FormField field) => field.Fields.SelectMany(Ids).Prepend(field.Id);

    [GeneratedRegex(@"\.\d+(?=\.|$)")]
    private static partial Regex Index();
}
