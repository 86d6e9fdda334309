using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Describing;

namespace Schalter.Services.Pages;

/// <summary>A whole form ready for the template.</summary>
/// <param name="Version">Goes back with the answers: they are read as they were asked for.</param>
internal sealed record FormPageView(
    string Action,
    string Version,
    LocalizedText Title,
    LocalizedText? Intro,
    string? LegalBasis,
    IReadOnlyList<ErrorView> Errors,
    IReadOnlyList<SectionView> Sections,
    DocumentNotesView DocumentNotes,
    IReadOnlyList<DocumentView> Documents,
    LocalizedText Retention,
    TriageView? Triage)
{
    public string? ShownAt { get; init; }

    public IReadOnlyList<FaqEntryView> Suggestions { get; init; } = [];

    /// <summary>Where a script asks for answers to what is being written.</summary>
    public string Suggest { get; init; } = string.Empty;

    public string Id { get; init; } = string.Empty;

    /// <summary>Whether it has so many parts that a list of them helps.</summary>
    public bool IsLong => Sections.Count > 3;

    /// <summary>What a script says of wrong answers.</summary>
    public string Words { get; init; } = string.Empty;

    /// <summary>How a script brings documents.</summary>
    public UploadView? Upload { get; init; }

    /// <summary>For whom and with what; null on a form that was sent back.</summary>
    public AboutView? About { get; init; }

    public static FormPageView Of(FormPage page, Texts all, PageTexts texts)
    {
        var errors = new ErrorBook(page.Errors, e => e.Text(page.Form, all, texts.Language));
        var conditions = new ConditionWords(page.Form, all, texts);
        var fields = new FieldViews(all, texts, page.Values, errors, conditions);
        var documents = new DocumentViews(texts, conditions, page.Limits);
        var form = page.Form;
        var view = new FormPageView(
            $"{page.ApiBase}/submissions/{form.Id}?lang={texts.Language}",
            form.Version,
            texts.Find($"{form.Id}.title"),
            texts.Optional($"{form.Id}.intro"),
            form.LegalBasis.Count > 0 ? string.Join(", ", form.LegalBasis).Replace("§ ", "§\u00A0", StringComparison.Ordinal) : null,
            [],
            [.. form.Sections.Select(s => SectionView.Of(s, texts, conditions, fields))],
            documents.Notes,
            [.. form.Documents.Select(d => documents.Of(d, errors.At($"documents.{d.Id}"), page.Drafts))],
            RetentionText(form.Retention, texts),
            TriageView.Of(page, texts));
        return Helped(view, page, texts) with
        {
            Errors = [.. ProblemOf(page, all, texts), .. errors.Summary()],
            About = AboutView.Of(page, documents, texts),
        };
    }

    /// <summary>What makes filling it in easier.</summary>
    private static FormPageView Helped(FormPageView view, FormPage page, PageTexts texts) => view with
    {
        Words = CheckWords.Json(texts),
        Upload = UploadView.Of(page.ApiBase, texts),
        ShownAt = page.ShownAt,
        Id = page.Form.Id,
        Suggest = $"{page.ApiBase}/faqs/suggestions?lang={texts.Language}",
        Suggestions = [.. page.Suggestions.Select(f => FaqEntryView.Of(f, FaqPlaces.OfApi(page.ApiBase, texts.Language), texts))],
    };

    private static IReadOnlyList<ErrorView> ProblemOf(FormPage page, Texts all, PageTexts texts) =>
        page.Problem is { } problem && ProblemTexts.For(all, texts.Language, problem.Code, problem.Details) is var text
            ? [new(text.Detail, null), new(text.Next, null)]
            : [];

    private static LocalizedText RetentionText(FormRetention retention, PageTexts texts) => texts.Find(
        "pages.form.retention-detail",
        ("open", Days(retention.Open)), ("after", Days(retention.AfterHandover)), ("withdrawn", Days(retention.AfterWithdrawal)));

    private static string Days(TimeSpan period) => ((int)period.TotalDays).ToString(CultureInfo.InvariantCulture);
}

/// <summary>What to know before beginning: for whom a form is, and the documents that everybody or some need.</summary>
internal sealed record AboutView(IReadOnlyList<LocalizedText> Audience, IReadOnlyList<DocumentView> Documents)
{
    public static AboutView? Of(FormPage page, DocumentViews documents, PageTexts texts)
    {
        var about = new AboutView(
            [.. page.Form.Audience.Select(a => texts.Optional($"pages.about.audience.{a}")).OfType<LocalizedText>()],
            [.. page.Form.Documents.Where(d => d.Need == DocumentNeed.Always).Select(d => documents.Of(d, [], []))]);
        return page.IsNew && about.Audience.Count + about.Documents.Count > 0 ? about : null;
    }
}

/// <param name="Hints">When the section is meant, and what it says about itself.</param>
/// <param name="ShownIf">The same for a script.</param>
internal sealed record SectionView(
    string HtmlId, LocalizedText Title, IReadOnlyList<LocalizedText> Hints, string? ShownIf, IReadOnlyList<FieldView> Fields)
{
    public static SectionView Of(FormSection section, PageTexts texts, ConditionWords conditions, FieldViews fields)
    {
        var shownIf = section.ShownIf is { } condition ? texts.Find("pages.form.only-if", ("condition", conditions.Say(condition))) : null;
        return new(
            $"s-{section.Id}",
            texts.Find($"{section.TextKey}.title"),
            [.. ((LocalizedText?[])[shownIf, texts.Optional($"{section.TextKey}.hint")]).OfType<LocalizedText>()],
            ConditionJson.Text(section.ShownIf),
            fields.Of(section.Fields, item: null, certain: section.ShownIf is null));
    }
}
