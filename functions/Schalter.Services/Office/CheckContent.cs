using Schalter.Services.Content;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Reading;
using Schalter.Services.Notifications.Letters;
using Schalter.Services.Pages.Site;
using Schalter.Services.Submissions;

namespace Schalter.Services.Office;

/// <summary>What a content folder is worth.</summary>
/// <param name="Mistakes">Each as file, place and reason; with one of them the system would not start, or not do what was meant.</param>
/// <param name="Gaps">Translations for which German is shown: no mistake, but work left.</param>
/// <param name="Forms">Ids of the forms that load.</param>
public sealed record ContentFindings(IReadOnlyList<string> Mistakes, IReadOnlyList<TranslationGap> Gaps, IReadOnlyList<string> Forms)
{
    /// <summary>Questions and answers; which of them should be read again is a matter of the day.</summary>
    public IReadOnlyList<Faq> Faqs { get; init; } = [];

    /// <summary>Texts that the office has not written yet.</summary>
    public IReadOnlyList<string> ToFillIn { get; init; } = [];
}

/// <summary>
/// Looks through forms, texts, routing rules, questions and answers before anybody meets their mistakes: all forms, not only the first that is
/// wrong.
/// </summary>
public static class CheckContent
{
    public static ContentFindings Handle(string contentRoot)
    {
        if (!Directory.Exists(Path.Combine(contentRoot, "forms")) || !Directory.Exists(Path.Combine(contentRoot, "texts", Texts.SourceLanguage)))
        {
            return new([$"{contentRoot}: no content folder, as it has no forms or no German texts"], [], []);
        }

        var mistakes = new List<string>();
        if (Try(() => Texts.Load(contentRoot), mistakes) is not { } texts)
        {
            return new(mistakes, [], []);
        }

        var forms = Forms(contentRoot, texts, mistakes);
        var audiences = forms.Loaded.Count == forms.All.Count ? RoutingRules.AudiencesOf(forms.Loaded) : null;
        Try(() => RoutingRules.Load(contentRoot).ProvedFor(forms.All, audiences), mistakes);
        if (Directory.Exists(Path.Combine(contentRoot, MailTemplates.Folder)))
        {
            Try(() => MailTemplates.Proved(ContentFiles.Read(contentRoot), texts), mistakes);
        }

        var faqs = Try(() => FaqCatalogue.Load(ContentFiles.Read(contentRoot), texts, proved: null), mistakes);
        var toFillIn = WrittenTexts.ToFillIn(texts).ToList();
        return new(mistakes, [.. texts.Gaps, .. faqs?.Gaps ?? []], [.. forms.Loaded.Select(f => f.Id)]) { Faqs = faqs?.All ?? [], ToFillIn = toFillIn };
    }

    private static (IReadOnlySet<string> All, IReadOnlyList<FormDefinition> Loaded) Forms(string contentRoot, Texts texts, List<string> mistakes)
    {
        var content = ContentFiles.Read(contentRoot);
        var files = content.In("forms");
        var all = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        if (Try(() => Blocks.ReadAll(content), mistakes) is not { } blocks)
        {
            return (all, []);
        }

        var loaded = files.Select(f => Try(() => FormReader.Read(ContentJson.Read(f), texts, blocks, all), mistakes));
        return (all, [.. loaded.OfType<FormDefinition>()]);
    }

    private static T? Try<T>(Func<T> load, List<string> mistakes)
        where T : class
    {
        try
        {
            return load();
        }
        catch (ContentException e)
        {
            mistakes.Add(e.Message);
        }

        return null;
    }
}
