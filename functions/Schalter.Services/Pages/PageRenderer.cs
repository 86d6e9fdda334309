using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>
/// Renders the pages that functions answer browsers with. They work without script; answer them with
/// <see cref="ContentSecurityPolicy"/> and, where they show a secret, with <c>Cache-Control: no-store</c>.
/// </summary>
public sealed class PageRenderer(Texts all)
{
    private static readonly PageTemplates Templates = new();

    /// <summary>Value of the header <c>Content-Security-Policy</c> that every page works under.</summary>
    public static string ContentSecurityPolicy => PageStyle.ContentSecurityPolicy;

    /// <summary>A form to fill in; with errors, it says that nothing has been received yet.</summary>
    public string Form(FormPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var texts = all.For(model.Form);
        var words = new PageTexts(texts, model.Language);
        var view = FormPageView.Of(model, texts, words);
        var isNew = model.Errors.Count == 0 && model.Values.Values.Count == 0 && model.Drafts.Count == 0;
        var title = model.Errors.Count == 0 ? view.Title.Value : $"{words.Get("pages.form.error")} {view.Title.Value}";
        var template = view.Triage?.Stop is null ? "form" : "triage-stop";
        return Templates.Render(template, view, FrameView.Of(title, model.ApiBase, words, isNew ? $"forms/{model.Form.Id}" : null).With(PageScripts.Form, model.ApiBase), words);
    }

    public string Receipt(ReceiptPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language, model.Form);
        return Templates.Render("receipt", ReceiptView.Of(model, words), Frame("pages.receipt.title", model.ApiBase, words), words);
    }

    public string Supplemented(SupplementedPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language, model.Form);
        return Templates.Render("supplemented", ReceiptView.Of(model, words), Frame("pages.supplemented.title", model.ApiBase, words), words);
    }

    public string Status(StatusPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var texts = all.For(model.Form);
        var words = new PageTexts(texts, model.Language);
        return Templates.Render("status", StatusView.Of(model, texts, words), Frame("pages.status.title", model.ApiBase, words).With(PageScripts.Status, model.ApiBase), words);
    }

    public string StatusLogin(StatusLoginPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = new StatusLoginView(CaseView.StatusAddress(model.ApiBase, words), model.Reference ?? string.Empty, model.Failed);
        return Templates.Render("status-login", view, Frame("pages.login.title", model.ApiBase, words, model.Failed ? null : "status"), words);
    }

    public string Withdrawn(WithdrawnPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = new WithdrawnView(model.Reference, PageNumbers.Time(words, model.WithdrawnAt));
        return Templates.Render("withdrawn", view, Frame("pages.withdrawn.title", model.ApiBase, words), words);
    }

    public string Problem(ProblemPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var texts = all.For(model.Form);
        var words = new PageTexts(texts, model.Language);
        var view = ProblemView.Of(model, texts, words);
        return Templates.Render("problem", view, FrameView.Of(view.Title.Value, model.ApiBase, words, path: null), words);
    }

    public string FormIndex(FormIndexPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Templates.Render("forms", FormIndexView.Of(model, words), Frame("pages.forms.title", model.ApiBase, words, "forms"), words);
    }

    public string Faqs(FaqsPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Query.Language);
        return Templates.Render("faqs", FaqsView.Of(model, words), Frame("pages.faqs.title", model.ApiBase, words, "faqs"), words);
    }

    public string Faq(FaqPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = FaqView.Of(model, all, words);
        return Templates.Render("faq", view, FrameView.Of(view.Question.Value, model.ApiBase, words, $"faqs/{model.Faq.Id}"), words);
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

    private static FrameView Frame(string title, string apiBase, PageTexts words, string? path = null) =>
        FrameView.Of(words.Get(title), apiBase, words, path);
}
