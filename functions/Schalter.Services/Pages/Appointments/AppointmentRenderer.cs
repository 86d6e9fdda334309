using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Appointments;

/// <summary>Renders the pages on which people find, book and change an appointment; under the same rules as <see cref="PageRenderer"/>.</summary>
public sealed class AppointmentRenderer(Texts all, PageFrames? frames = null)
{
    private readonly PageFrames frames = frames ?? PageFrames.Alone;

    public string Services(ServicesPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Page("services", ServicesView.Of(model, words), "booking.services.title", model.ApiBase, words, "appointments");
    }

    public string Times(TimesPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = TimesView.Of(model, all, words);
        var address = $"appointments/{model.Times.Schedule.Id}/" + (model.Date is { } day ? $"slots?date={VisitTimes.Iso(day)}" : "days");
        var isPublic = model is { Moving: null, IsCodeSent: false, Code: null, Refusal: null, Typed.Values.Count: 0 };
        return PageRenderer.Templates.Render("times", view, frames.Of(view.Title.Value, model.ApiBase, words, isPublic ? address : null).With(PageScripts.Slots, model.ApiBase), words);
    }

    public string Book(BookPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Asked("book", BookView.Of(model, all, words), "booking.book.title", model.ApiBase, words, path: null);
    }

    public string Booked(BookedPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = BookedView.Of(model, words);
        return Page("booked", view, view.Confirm is null ? "booking.booked.title" : "booking.booked.almost", model.ApiBase, words);
    }

    public string Appointment(AppointmentPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Page("appointment", AppointmentView.Of(model, all, words), "booking.appointment.title", model.ApiBase, words);
    }

    public string Cancel(CancelPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Page("cancel", CancelView.Of(model, words), "booking.cancel.title", model.ApiBase, words);
    }

    public string Cancelled(CancelledPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Page("cancelled", CancelledView.Of(model, words), "booking.cancelled.title", model.ApiBase, words);
    }

    public string Join(JoinPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var path = model.Values.Values.Count == 0 && model.Refusal is null ? $"appointments/{model.Schedule.Id}/waitlist" : null;
        return Asked("join", JoinView.Of(model, all, words), "booking.join.title", model.ApiBase, words, path);
    }

    public string Waiting(WaitingPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        return Page("waiting", WaitingEntryView.Of(model, all, words), model.IsNew ? "booking.waiting.joined" : "booking.waiting.title", model.ApiBase, words);
    }

    public string Login(VisitLoginPage model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var words = Words(model.Language);
        var view = VisitLoginView.Of(model.Kind, model.ApiBase, words, model.Reference, model.Failed);
        var path = model.Failed ? null : model.Kind == VisitKind.Offer ? "offer" : "appointment";
        return PageRenderer.Templates.Render("visit-login", view, frames.Of(view.Title.Value, model.ApiBase, words, path), words);
    }

    private PageTexts Words(string language) => new(all, language);

    /// <summary>A page with questions.</summary>
    private string Asked(string template, object view, string title, string apiBase, PageTexts words, string? path) => PageRenderer.Templates.Render(
        template, view, frames.Of(words.Get(title), apiBase, words, path).With(PageScripts.Asked, apiBase), words);

    private string Page(string template, object view, string title, string apiBase, PageTexts words, string? path = null) =>
        PageRenderer.Templates.Render(template, view, frames.Of(words.Get(title), apiBase, words, path), words);
}
