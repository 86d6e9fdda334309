using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>The questions before a form: links instead of controls, so that they need neither script nor a form of their own.</summary>
/// <param name="Answers">What was chosen so far.</param>
/// <param name="Question">What is asked now; null when the form is the right one or not needed.</param>
/// <param name="Stop">Set when the form is not needed: then the page says so instead of showing it.</param>
/// <param name="Start">Address of the form's page with nothing chosen.</param>
internal sealed record TriageView(
    IReadOnlyList<TriageAnswerView> Answers, TriageQuestionView? Question, TriageStopView? Stop, string Start)
{
    /// <summary>Null where the form asks nothing before it, and on a form that was sent back: who has filled it in is not
    /// to be stopped.</summary>
    public static TriageView? Of(FormPage page, PageTexts texts)
    {
        var questions = page.Form.Triage;
        if (questions.Count == 0 || !page.IsNew)
        {
            return null;
        }

        var progress = TriageRules.Follow(questions, page.TriageChoices);
        var start = $"{page.ApiBase}/forms/{page.Form.Id}?lang={texts.Language}";
        var here = start + string.Concat(progress.Path.Select(p => Parameter(p.Question, p.Choice)));
        var answers = progress.Path.Select(p =>
            new TriageAnswerView(texts.Find($"{p.Question.TextKey}.label"), Label(p.Question, p.Choice, texts)));
        return new(
            [.. answers],
            progress.Open is { } open ? TriageQuestionView.Of(open, here, texts) : null,
            progress.Stop is { } stop ? TriageStopView.Of(stop, page.ApiBase, texts) : null,
            start);
    }

    internal static string Parameter(TriageQuestion question, TriageChoice choice) => $"&triage.{question.Id}={choice.Value}";

    internal static LocalizedText Label(TriageQuestion question, TriageChoice choice, PageTexts texts) =>
        texts.Find($"{question.TextKey}.choice.{choice.Value}");
}

internal sealed record TriageAnswerView(LocalizedText Question, LocalizedText Answer);

internal sealed record TriageQuestionView(LocalizedText Label, LocalizedText? Hint, IReadOnlyList<TriageLinkView> Choices)
{
    /// <param name="here">Address with the choices made before.</param>
    public static TriageQuestionView Of(TriageQuestion question, string here, PageTexts texts) => new(
        texts.Find($"{question.TextKey}.label"), texts.Optional($"{question.TextKey}.hint"),
        [.. question.Choices.Select(c =>
            new TriageLinkView(here + TriageView.Parameter(question, c) + "#triage", TriageView.Label(question, c, texts)))]);
}

internal sealed record TriageLinkView(string Address, LocalizedText Label);

internal sealed record TriageStopView(LocalizedText Reason, IReadOnlyList<TriageLinkView> Links)
{
    public static TriageStopView Of(TriageStop stop, string apiBase, PageTexts texts)
    {
        TriageLinkView?[] links = [FormLink(stop, apiBase, texts), PageLink(stop, apiBase, texts)];
        return new(texts.Find(stop.TextKey), [.. links.OfType<TriageLinkView>()]);
    }

    private static TriageLinkView? FormLink(TriageStop stop, string apiBase, PageTexts texts) => stop.Form is not { } form ? null
        : new($"{apiBase}/forms/{form}?lang={texts.Language}", texts.Find("triage.stop.form", ("form", texts.Get($"{form}.title"))));

    private static TriageLinkView? PageLink(TriageStop stop, string apiBase, PageTexts texts) => stop.Page switch
    {
        null => null,
        TriageRules.AllForms => new($"{apiBase}/forms?lang={texts.Language}", texts.Find("triage.stop.forms")),
        var address => new(address, texts.Find(stop.PageTextKey!)),
    };
}
