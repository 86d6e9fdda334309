namespace Schalter.Services.Forms;

/// <summary>A question before the form that saves people an application they need not make. No personal data is asked here.</summary>
/// <param name="Id">Also the parameter of the page's address: <c>?triage.{Id}={value}</c>.</param>
/// <param name="TextKey">Prefix of its texts: <c>.label</c>, <c>.hint</c>, <c>.choice.{value}</c>.</param>
public sealed record TriageQuestion(string Id, string TextKey, IReadOnlyList<TriageChoice> Choices);

/// <summary>One answer to choose: it goes on with the next question, after the last one with the form, or it stops.</summary>
/// <param name="Next">Id of a later question, or <see cref="TriageRules.ToForm"/>; null goes on with the one that follows.</param>
/// <param name="Stop">Why this form is not needed.</param>
public sealed record TriageChoice(string Value, string? Next, TriageStop? Stop);

/// <summary>Why the form is not needed, and where to go instead. The intake takes the form all the same.</summary>
/// <param name="TextKey">The reason.</param>
/// <param name="Form">Id of the form that fits.</param>
/// <param name="Page">Address of a page, or <see cref="TriageRules.AllForms"/>.</param>
/// <param name="PageTextKey">What the link to the page is called; null for the list of all forms.</param>
public sealed record TriageStop(string TextKey, string? Form, string? Page, string? PageTextKey);

/// <summary>How far somebody has come.</summary>
/// <param name="Path">Questions answered so far, with the answers.</param>
/// <param name="Open">The question to answer now; null when there is none.</param>
/// <param name="Stop">Set when the last answer leads elsewhere.</param>
public sealed record TriageProgress(IReadOnlyList<(TriageQuestion Question, TriageChoice Choice)> Path, TriageQuestion? Open, TriageStop? Stop);

/// <summary>Follows the questions before a form.</summary>
public static class TriageRules
{
    public const string ToForm = "form";
    public const string AllForms = "forms";

    /// <param name="choices">Values by question; unknown ones count as not given.</param>
    public static TriageProgress Follow(IReadOnlyList<TriageQuestion> questions, IReadOnlyDictionary<string, string> choices)
    {
        ArgumentNullException.ThrowIfNull(questions);
        ArgumentNullException.ThrowIfNull(choices);
        var path = new List<(TriageQuestion, TriageChoice)>();
        for (var index = 0; index < questions.Count;)
        {
            var question = questions[index];
            if (question.Choices.FirstOrDefault(c => c.Value == choices.GetValueOrDefault(question.Id)) is not { } choice)
            {
                return new(path, question, Stop: null);
            }

            path.Add((question, choice));
            if (choice.Stop is not null)
            {
                return new(path, Open: null, choice.Stop);
            }

            index = After(questions, index, choice.Next);
        }

        return new(path, Open: null, Stop: null);
    }

    private static int After(IReadOnlyList<TriageQuestion> questions, int index, string? next) => next switch
    {
        null => index + 1,
        ToForm => questions.Count,
        _ => questions.TakeWhile(q => q.Id != next).Count(),
    };
}
