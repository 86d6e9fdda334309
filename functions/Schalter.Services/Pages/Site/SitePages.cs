using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Pages.Draws;

namespace Schalter.Services.Pages.Site;

/// <summary>All pages of the website in one language. A form here and a form that a function answers are one template.</summary>
internal sealed class SitePages(SiteContent content, SiteOptions options, string language)
{
    private const string Contact = "contact";
    private const string Emergency = "emergency";

    private readonly PageTexts words = new(content.Texts, language);
    private readonly SiteFrames frames = new(content.Texts, options);
    private readonly SiteAddresses addresses = new(options, language);

    private SiteFaqs Faqs => field ??= new(content, addresses, words);

    /// <summary>Files of the pages, the start page first.</summary>
    public IEnumerable<SiteFile> All() =>
    [
        Page(string.Empty, "site-start", Start(), words.Find("site.start.title")),
        .. content.Forms.Select(Form),
        Page(
            SiteAddresses.Status, "status-login",
            new StatusLoginView(CaseView.StatusAddress(options.Api, words), string.Empty, Failed: false), words.Find("pages.login.title"), PageScripts.Fill),
        Page(SiteAddresses.Appointments, "site-appointments", Appointments(), words.Find("site.appointments.title")),
        .. content.Schedules.Select(Service),
        Visit(SiteAddresses.Appointment, VisitKind.Appointment),
        Visit(SiteAddresses.Offer, VisitKind.Offer),
        Page(
            SiteAddresses.Draw, "draw-login", DrawLoginView.Of(new(language, options.Api), words), words.Find("draws.login.title"),
            PageScripts.Fill),
        Page(SiteAddresses.Faqs, "site-faqs", Faqs.List(), words.Find("pages.faqs.title")),
        .. Faqs.Shown.Select(Faq),
        Page(SiteAddresses.Easy, "site-easy", Easy(), words.Find("site.easy.title")),
        .. WrittenTexts.Kinds.Select(Written),
    ];

    private SiteFile Page(string page, string template, object view, LocalizedText title, PageAsset? script = null) =>
        SiteFile.Of(
            $"{language}/{page}index.html", SiteTemplates.All.Render(template, view, frames.Of(page, title.Value, words, script), words));

    private SiteFile Form(FormDefinition form)
    {
        var model = new FormPage(form, language, options.Api, new Answers([]), [], [], options.Limits)
        {
            Suggestions = SuggestFaqs.Leading(Faqs.Shown, form),
        };
        var view = FormPageView.Of(model, content.Texts, words);
        return Page(SiteAddresses.Form(form.Id), "form", view, view.Title, PageScripts.Form);
    }

    private SiteFile Faq(Faq faq)
    {
        var view = Faqs.Entry(faq);
        return Page(SiteAddresses.Faq(faq.Id), "faq", view, view.Question);
    }

    private EasyView Easy() => new(
    [
        EasyPart("apply", Link(string.Empty, "site.start.title")),
        EasyPart("status", Link(SiteAddresses.Status, "pages.show-status")),
        EasyPart("appointment", Link(SiteAddresses.Appointments, "site.appointments.title")),
        EasyPart("urgent", content.Form(Emergency) is { } emergency ? FormLink(emergency) : null),
        EasyPart("help", content.Form(Contact) is { } contact ? FormLink(contact) : null),
    ]);

    private EasyPart EasyPart(string part, SiteLink? link) =>
        new(words.Find($"site.easy.{part}.title"), words.Find($"site.easy.{part}"), link);

    private StartView Start() => new(
        [.. content.Forms.Where(f => f.Id == Emergency).Select(FormLink)],
        [.. content.Forms.Where(f => f.Id is not (Contact or Emergency)).Select(FormLink)],
        [
            Link(SiteAddresses.Status, "pages.show-status", "site.start.status-detail"),
            Link(SiteAddresses.Appointments, "site.appointments.title", "site.appointments.intro"),
        ],
        [Link(SiteAddresses.Faqs, "pages.faqs.title", "site.faqs.detail"), .. content.Forms.Where(f => f.Id == Contact).Select(FormLink)]);

    private AppointmentsView Appointments() => new(
        [.. content.Schedules.Select(s => new SiteLink(
            addresses.Of(SiteAddresses.Service(s.Id)), words.Find($"appointments.{s.Id}.title"),
            words.Find($"appointments.{s.Id}.description")))],
        addresses.Of(SiteAddresses.Appointment));

    private SiteFile Service(Schedule service)
    {
        var (title, api) = (words.Find($"appointments.{service.Id}.title"), new VisitAddresses(options.Api, language));
        var view = new ServiceView(
            title,
            words.Find($"appointments.{service.Id}.description"),
            [.. service.Locations.Select(l => words.Find($"appointments.{service.Id}.location.{l}"))],
            api.Service(service.Id, "days"),
            api.Service(service.Id, "waitlist"),
            DrawLinks.Of(service, options.Api, content.Day, words),
            addresses.Of(SiteAddresses.Appointment));
        return Page(SiteAddresses.Service(service.Id), "site-service", view, title);
    }

    private SiteFile Visit(string page, VisitKind kind)
    {
        var view = VisitLoginView.Of(kind, options.Api, words);
        return Page(page, "visit-login", view, view.Title, PageScripts.Fill);
    }

    private SiteFile Written(string kind)
    {
        var title = words.Find($"site.{kind}.title");
        return Page($"{kind}/", "site-written", new WrittenView(title, words.Find($"site.{kind}.text")), title);
    }

    private SiteLink Link(string page, string label, string? detail = null) =>
        new(addresses.Of(page), words.Find(label), detail is null ? null : words.Find(detail));

    private SiteLink FormLink(FormDefinition form) =>
        new(addresses.Of(SiteAddresses.Form(form.Id)), words.Find($"{form.Id}.title"), words.Optional($"{form.Id}.intro"));
}
