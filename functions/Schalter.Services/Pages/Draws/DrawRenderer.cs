using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Draws;

/// <summary>Renders the pages of draws; under the same rules as <see cref="PageRenderer"/>.</summary>
public sealed class DrawRenderer(Texts all, PageFrames? frames = null)
{
    private readonly PageFrames frames = frames ?? PageFrames.Alone;

    public string Draw(DrawPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = new PageTexts(all, model.Language);
        var view = DrawPageView.Of(model, all, words);
        var path = model.Errors.Count == 0 ? $"appointments/{model.Draw.Schedule.Id}/draws/{model.Draw.Rules.Id}" : null;
        var frame = frames.Of(view.Title.Value, model.ApiBase, words, path).With(PageScripts.Asked, model.ApiBase);
        return PageRenderer.Templates.Render("draw", view, frame, words);
    }

    public string Entered(EnteredPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = new PageTexts(all, model.Language);
        return Page("draw-entered", EnteredView.Of(model, words), words.Get("draws.entered.title"), model.ApiBase, words);
    }

    public string Entry(DrawEntryPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = new PageTexts(all, model.Language);
        return Page("draw-entry", EntryPageView.Of(model, words), words.Get("draws.entry.title"), model.ApiBase, words);
    }

    public string Login(DrawLoginPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = new PageTexts(all, model.Language);
        return Page("draw-login", DrawLoginView.Of(model, words), words.Get("draws.login.title"), model.ApiBase, words, model.Failed ? null : "draw-entry");
    }

    private string Page(string template, object view, string title, string apiBase, PageTexts words, string? path = null) =>
        PageRenderer.Templates.Render(template, view, frames.Of(title, apiBase, words, path), words);
}
