using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Pages.Site;

namespace Schalter.Services.Pages;

/// <summary>The frame around every page.</summary>
/// <param name="Links">The page in other languages; none where it answers a POST.</param>
/// <param name="IsBinding">False on translations: they say that the German text applies.</param>
internal sealed record FrameView(
    string Language, string Direction, string Title, string Home, IReadOnlyList<LanguageLink> Links, bool IsBinding)
{
    /// <summary>The module that enhances the page; null when none does.</summary>
    public FrameScript? Script { get; init; }

    /// <summary>What the page leads to at its foot; empty where no website is known.</summary>
    public IReadOnlyList<SiteLink> Foot { get; init; } = [];

    /// <summary>Set on pages of the static website.</summary>
    public SiteFrame? Site { get; init; }

    /// <summary>Asks how it went, at the foot of the page; null where nobody is asked.</summary>
    public FeedbackView? Feedback { get; init; }

    /// <param name="path">Address of the page below the API when it can be fetched by GET.</param>
    public static FrameView Of(string title, string apiBase, PageTexts texts, string? path) => new(
        texts.Language, texts.Direction, title, FormsAddress(apiBase, texts),
        path is null
            ? []
            : [.. texts.Languages.Select(l => new LanguageLink(l, Name(l), AddressIn(l, apiBase, path), l == texts.Language))],
        !texts.IsTranslation);

    /// <summary>With a module, which functions serve beside their pages.</summary>
    public FrameView With(PageAsset script, string apiBase) =>
        this with { Script = FrameScript.Of(script, a => $"{apiBase}/assets/{a.Name}") };

    private static string AddressIn(string language, string apiBase, string path) =>
        $"{apiBase}/{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={language}";

    internal static string FormsAddress(string apiBase, PageTexts texts) => $"{apiBase}/forms?lang={texts.Language}";

    internal static string Name(string language) =>
        CultureInfo.GetCultureInfo(language) is { NativeName: var name } culture ? culture.TextInfo.ToTitleCase(name) : language;
}

/// <param name="Address">Of the module.</param>
/// <param name="Needs">Addresses of those that it imports: on a slow line one after the other would take several times as long.</param>
internal sealed record FrameScript(string Address, IReadOnlyList<string> Needs)
{
    public static FrameScript Of(PageAsset script, Func<PageAsset, string> addressOf) =>
        new(addressOf(script), [.. script.Needs.Select(addressOf)]);
}

/// <param name="Page">What the page calls itself: <c>forms/contact</c>.</param>
internal sealed record FeedbackView(string Action, string Page)
{
    public static FeedbackView Of(string apiBase, string page, PageTexts texts) => new($"{apiBase}/feedback?lang={texts.Language}", page);
}

internal sealed record LanguageLink(string Language, string Name, string Address, bool IsCurrent);

/// <summary>A link to a procedure.</summary>
internal sealed record FormLink(string Address, LocalizedText Title, LocalizedText? Intro);

internal sealed record FormIndexView(IReadOnlyList<FormLink> Forms, string StatusAddress)
{
    public static FormIndexView Of(FormIndexPage page, PageTexts texts) => new(
        [.. page.Forms.Select(f => new FormLink(
            $"{page.ApiBase}/forms/{f.Id}?lang={texts.Language}", texts.Find($"{f.Id}.title"), texts.Optional($"{f.Id}.intro")))],
        CaseView.StatusAddress(page.ApiBase, texts));
}

internal sealed record StatusLoginView(string Action, string Reference, bool Failed);

internal sealed record WithdrawnView(string Reference, TimeView WithdrawnAt);

internal sealed record ProblemView(
    LocalizedText Title, LocalizedText Detail, LocalizedText Next, string Status, string Code, IReadOnlyList<ErrorView> Errors,
    CaseView? Case, string Forms, string Appointments)
{
    /// <summary>Whether a form may have been refused before it was read: where it was read, it is shown again.</summary>
    public bool MayHaveTyped => Status[0] == '5' || Status == "413";

    public static ProblemView Of(ProblemPage page, Texts all, PageTexts texts)
    {
        var problem = ProblemTexts.For(all, texts.Language, page.Code, page.Details);
        return new(
            problem.Title, problem.Detail, problem.Next, page.Status.ToString(CultureInfo.InvariantCulture), page.Code,
            [.. page.Errors.Select(e => new ErrorView(e.Text(page.Form, all, texts.Language), null))],
            page.Case is { } access ? CaseView.Of(page.ApiBase, texts, access.Reference, access.AccessKey) : null,
            FrameView.FormsAddress(page.ApiBase, texts), new VisitAddresses(page.ApiBase, texts.Language).Services);
    }
}
