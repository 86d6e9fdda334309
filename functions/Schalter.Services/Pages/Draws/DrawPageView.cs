using System.Globalization;
using NodaTime;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages.Draws;

/// <param name="Form">Null unless it is open.</param>
internal sealed record DrawPageView(
    LocalizedText Title, LocalizedText Phase, TimeView EntriesFrom, TimeView EntriesUntil, TimeView DrawAt, string PlacesFrom, string PlacesUntil,
    string OfferHours, DrawFormView? Form, DrawCheckView? Check, string Login)
{
    public static DrawPageView Of(DrawPage page, Texts all, PageTexts texts)
    {
        var (schedule, rules, phase, _, _) = page.Draw;
        var title = texts.Find("draws.title", ("service", texts.Get($"appointments.{schedule.Id}.title")));
        return new(
            title, texts.Find($"draws.phase.{phase.ToString().ToLowerInvariant()}"), PageNumbers.Time(texts, rules.EntriesFrom),
            PageNumbers.Time(texts, rules.EntriesUntil), PageNumbers.Time(texts, rules.DrawAt), DayText(texts, LocalDate.FromDateOnly(rules.PlacesFrom)),
            DayText(texts, LocalDate.FromDateOnly(rules.PlacesUntil)), rules.OfferHours.ToString(CultureInfo.InvariantCulture),
            phase == DrawPhase.Open ? DrawFormView.Of(page, all, texts) : null, DrawCheckView.Of(page), $"{page.ApiBase}/draw-entry?lang={texts.Language}");
    }

    public static string DayText(PageTexts texts, LocalDate day) => day.ToDateOnly().ToString("D", texts.Culture);
}

/// <param name="Mail">Where to ask for a code by mail; null unless the service asks for a proof.</param>
/// <param name="Words">What a script says of wrong answers.</param>
internal sealed record DrawFormView(
    string Action, IReadOnlyList<ErrorView> Errors, IReadOnlyList<SectionView> Sections, FieldView Days, string? Mail, string Service, string Words)
{
    public static DrawFormView Of(DrawPage page, Texts all, PageTexts texts)
    {
        var (schedule, rules, _, _, days) = page.Draw;
        var form = DrawForm.Of(schedule);
        var errors = new ErrorBook(page.Errors, e => e.Text(form, all, texts.Language));
        var conditions = new ConditionWords(form, all, texts);
        var fields = new FieldViews(all, texts, page.Typed, errors, conditions);
        var sections = BookingForm.Of(schedule).Sections.Select(s => SectionView.Of(s, texts, conditions, fields)).ToList();
        return new DrawFormView(
            $"{page.ApiBase}/appointments/{schedule.Id}/draws/{rules.Id}/entries?lang={texts.Language}", [], sections, DaysOf(page, days, errors, texts),
            schedule.Terms.ProofOfWork ? $"{page.ApiBase}/challenge/mail?lang={texts.Language}" : null, schedule.Id,
            CheckWords.Json(texts)) with
        { Errors = errors.Summary() };
    }

    /// <summary>In the order of the calendar: of several days that suit, a page cannot ask for the better one first without script.</summary>
    private static FieldView DaysOf(DrawPage page, IReadOnlyList<LocalDate> days, ErrorBook errors, PageTexts texts)
    {
        var given = page.Typed.All(DrawForm.Days);
        var choices = days.Select((day, i) => new ChoiceView(
            OfficeTime.Iso(day), texts.Own(DrawPageView.DayText(texts, day)), null, null, ChoiceViews.HtmlId(DrawForm.Days, i),
            given.Contains(OfficeTime.Iso(day), StringComparer.Ordinal)));
        return new(
            DrawForm.Days, "checkboxes", texts.Find($"{DrawForm.DaysText}.label"), [texts.Find($"{DrawForm.DaysText}.hint")], errors.At(DrawForm.Days),
            Starred: false, Required: false, new("checkbox", null, null, IsCode: false), given, [.. choices], [], []);
    }
}

/// <summary>What it takes to check the draw; what is not published yet is null.</summary>
internal sealed record DrawCheckView(
    string Commitment, string? ListHash, string? Entries, string? Places, string? Seed, string? List, string? Result)
{
    public static DrawCheckView? Of(DrawPage page)
    {
        if (page.Draw.State is not { } state)
        {
            return null;
        }

        var address = $"{page.ApiBase}/appointments/{state.Service}/draws/{state.Rules.Id}";
        var isClosed = state.ListHash is not null;
        return new(
            state.Commitment, state.ListHash, isClosed ? state.Entries.ToString(CultureInfo.InvariantCulture) : null,
            isClosed ? state.Places.ToString(CultureInfo.InvariantCulture) : null, state.Seed, isClosed ? $"{address}/list" : null,
            state.Seed is null ? null : $"{address}/result");
    }
}
