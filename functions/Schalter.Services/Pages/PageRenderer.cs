using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>
/// Renders the pages that functions answer browsers with. They work without script; answer them with
/// <see cref="ContentSecurityPolicy"/> and, where they show a secret, with <c>Cache-Control: no-store</c>.
/// </summary>
public sealed class PageRenderer(Texts all, PageFrames? frames = null)
{
    private readonly PageFrames frames = frames ?? PageFrames.Alone;

    /// <summary>All templates, parsed once.</summary>
    internal static PageTemplates Templates { get; } = new();

    /// <summary>Value of the header <c>Content-Security-Policy</c> that every page works under.</summary>
    public static string ContentSecurityPolicy => PageStyle.ContentSecurityPolicy;

    /// <summary>A form to fill in; with errors, it says that nothing has been received yet.</summary>
    public string Form(FormPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var texts = all.For(model.Form);
        var words = new PageTexts(texts, model.Language);
        var view = FormPageView.Of(model, texts, words);
        var template = view.Triage?.Stop is null ? "form" : "triage-stop";
        return Templates.Render(template, view, Around(), words);

        FrameView Around() =>
            FrameOf(view.Title.Value, model.ApiBase, words, $"forms/{model.Form.Id}", model.IsNew ? $"forms/{model.Form.Id}" : null)
                .With(PageScripts.Form, model.ApiBase);
    }

    public string Receipt(ReceiptPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language, model.Form);
        return Templates.Render(
            "receipt", ReceiptView.Of(model, words), Frame("pages.receipt.title", model.ApiBase, words, $"receipt/{model.Form.Id}"), words);
    }

    public string Supplemented(SupplementedPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language, model.Form);
        return Templates.Render(
            "supplemented", ReceiptView.Of(model, words), Frame("pages.supplemented.title", model.ApiBase, words, "supplemented"), words);
    }

    public string Status(StatusPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var texts = all.For(model.Form);
        var words = new PageTexts(texts, model.Language);
        return Templates.Render(
            "status", StatusView.Of(model, texts, words),
            Frame("pages.status.title", model.ApiBase, words, "status").With(PageScripts.Status, model.ApiBase), words);
    }

    /// <summary>Documents for a case that were refused: what is wrong, and what has come and need not be chosen again.</summary>
    public string SupplyAgain(StatusPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var texts = all.For(model.Form);
        var words = new PageTexts(texts, model.Language);
        return Templates.Render(
            "supply-again", StatusView.Of(model, texts, words),
            Frame("pages.status.supply-title", model.ApiBase, words, "status").With(PageScripts.Status, model.ApiBase), words);
    }

    public string StatusLogin(StatusLoginPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = new StatusLoginView(CaseView.StatusAddress(model.ApiBase, words), model.Reference ?? string.Empty, model.Failed);
        return Templates.Render(
            "status-login", view, Frame("pages.login.title", model.ApiBase, words, "status", model.Failed ? null : "status"), words);
    }

    public string Withdrawn(WithdrawnPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = new WithdrawnView(model.Reference, PageNumbers.Time(words, model.WithdrawnAt));
        return Templates.Render("withdrawn", view, Frame("pages.withdrawn.title", model.ApiBase, words, "withdrawn"), words);
    }

    public string Problem(ProblemPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var texts = all.For(model.Form);
        var words = new PageTexts(texts, model.Language);
        var view = ProblemView.Of(model, texts, words);
        return Templates.Render("problem", view, FrameOf(view.Title.Value, model.ApiBase, words, "problem"), words);
    }

    public string FormIndex(FormIndexPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Templates.Render(
            "forms", FormIndexView.Of(model, words), Frame("pages.forms.title", model.ApiBase, words, "forms", "forms"), words);
    }

    public string Faqs(FaqsPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Query.Language);
        return Templates.Render("faqs", FaqsView.Of(model, words), Frame("pages.faqs.title", model.ApiBase, words, "faqs", "faqs"), words);
    }

    public string Faq(FaqPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = FaqView.Of(model.Faq, FaqPlaces.OfApi(model.ApiBase, words.Language), all, words);
        return Templates.Render(
            "faq", view, FrameOf(view.Question.Value, model.ApiBase, words, $"faqs/{model.Faq.Id}", $"faqs/{model.Faq.Id}"), words);
    }

    /// <summary>Thanks for the answers to the questions at the foot of a page.</summary>
    public string Thanks(ThanksPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Templates.Render("thanks", model, frames.Of(words.Get("pages.feedback.thanks"), model.ApiBase, words, path: null), words);
    }

    /// <summary>The week in figures, for the office.</summary>
    public string Report(WeeklyReport report)
    {
        var words = Words(Texts.SourceLanguage);
        var view = ReportView.Of(report, words);
        return Templates.Render(
            "report", view, FrameView.Of(view.Title, string.Empty, words, path: null) with { Home = "#content" }, words);
    }

    /// <summary>Who comes on a day, for the office's printer.</summary>
    public string Day(DayPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = DaySheetView.Of(model, words);
        return Templates.Render("day", view, FrameView.Of(view.Title.Value, model.ApiBase, words, path: null), words);
    }

    private PageTexts Words(string language, FormDefinition? form = null) => new(all.For(form), language);

    /// <param name="page">What the page calls itself when it asks how it went.</param>
    private FrameView Frame(string title, string apiBase, PageTexts words, string page, string? path = null) =>
        FrameOf(words.Get(title), apiBase, words, page, path);

    private FrameView FrameOf(string title, string apiBase, PageTexts words, string page, string? path = null) =>
        frames.Of(title, apiBase, words, path) with { Feedback = FeedbackView.Of(apiBase, page, words) };
}
