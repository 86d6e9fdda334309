using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>All pages of the website in one language. A form here and a form that a function answers are one template.</summary>
internal sealed class SitePages(SiteContent content, SiteOptions options, string language)
{
    private const string Contact = "contact";
    private const string Emergency = "emergency";

    private readonly PageTexts words = new(content.Texts, language);
    private readonly SiteFrames frames = new(content.Texts, options);
    private readonly SiteAddresses addresses = new(options, language);

    /// <summary>Files of the pages, the start page first.</summary>
    public IEnumerable<SiteFile> All() =>
    [
        Page(string.Empty, "site-start", Start(), words.Find("site.start.title")),
        .. content.Forms.Select(Form),
        Page(SiteAddresses.Status, "status-login", new StatusLoginView(CaseView.StatusAddress(options.Api, words), string.Empty, Failed: false), words.Find("pages.login.title"), PageScripts.Fill),
        Page(SiteAddresses.Appointments, "site-appointments", Appointments(), words.Find("site.appointments.title")),
        .. content.Schedules.Select(Service),
        Entry(SiteAddresses.Appointment, "appointment", "bookings", ["show", "calendar", "cancel", "confirm"]),
        Entry(SiteAddresses.Offer, "offer", "waitlist", ["accept", "decline"]),
        Written(SiteAddresses.Imprint, "imprint"),
        Written(SiteAddresses.Privacy, "privacy"),
        Written(SiteAddresses.Accessibility, "accessibility"),
    ];

    private SiteLink? ContactLink => content.Form(Contact) is { } form ? FormLink(form) : null;

    private SiteFile Page(string page, string template, object view, LocalizedText title, PageAsset? script = null) =>
        SiteFile.Of($"{language}/{page}index.html", SiteTemplates.All.Render(template, view, frames.Of(page, title.Value, words, script), words));

    private SiteFile Form(FormDefinition form)
    {
        var model = new FormPage(form, language, options.Api, new Answers([]), [], [], options.MaxFileBytes);
        var view = FormPageView.Of(model, content.Texts, words);
        return Page(SiteAddresses.Form(form.Id), "form", view, view.Title, PageScripts.Form);
    }

    private StartView Start() => new(
        [.. content.Forms.Where(f => f.Id == Emergency).Select(FormLink)],
        [.. content.Forms.Where(f => f.Id is not (Contact or Emergency)).Select(FormLink)],
        [
            Link(SiteAddresses.Status, "pages.show-status", "site.start.status-detail"),
            Link(SiteAddresses.Appointments, "site.appointments.title", "site.appointments.intro"),
        ],
        [.. content.Forms.Where(f => f.Id == Contact).Select(FormLink)]);

    private AppointmentsView Appointments() => new(
        [.. content.Schedules.Select(s => new SiteLink(
            addresses.Of(SiteAddresses.Service(s.Id)), words.Find($"appointments.{s.Id}.title"), words.Find($"appointments.{s.Id}.description")))],
        addresses.Of(SiteAddresses.Appointment));

    private SiteFile Service(Schedule service)
    {
        var title = words.Find($"appointments.{service.Id}.title");
        var view = new ServiceView(
            title,
            words.Find($"appointments.{service.Id}.description"),
            [.. service.Locations.Select(l => words.Find($"appointments.{service.Id}.location.{l}"))],
            ContactLink,
            addresses.Of(SiteAddresses.Appointment));
        return Page(SiteAddresses.Service(service.Id), "site-service", view, title);
    }

    private SiteFile Entry(string page, string kind, string route, string[] acts)
    {
        var view = new EntryView(
            words.Find($"site.{kind}.title"),
            words.Find($"site.{kind}.intro"),
            $"{options.Api}/{route}/",
            [.. acts.Select((act, i) => new EntryAct(act, words.Find($"site.{kind}.{act}"), i == 0 ? "" : act is "cancel" or "decline" ? "danger" : "secondary"))],
            [.. acts.Where(act => act != "calendar").Select(act => new EntryAct(act, words.Find($"site.{kind}.{act}-done"), ""))],
            ContactLink);
        return Page(page, "site-entry", view, words.Find($"site.{kind}.title"), PageScripts.Entry);
    }

    private SiteFile Written(string page, string kind)
    {
        var title = words.Find($"site.{kind}.title");
        return Page(page, "site-written", new WrittenView(title, words.Find($"site.{kind}.text")), title);
    }

    private SiteLink Link(string page, string label, string detail) => new(addresses.Of(page), words.Find(label), words.Find(detail));

    private SiteLink FormLink(FormDefinition form) =>
        new(addresses.Of(SiteAddresses.Form(form.Id)), words.Find($"{form.Id}.title"), words.Optional($"{form.Id}.intro"));
}
