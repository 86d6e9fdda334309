using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using NodaTime;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Platform;

namespace Schalter.Functions.Appointments;

/// <summary>
/// Answers browsers with pages about appointments. Whatever holds a key, a hold or something typed is only ever answered to a POST, so that
/// it stands in no address.
/// </summary>
public sealed class AppointmentPages(
    AppointmentRenderer pages, ListSlots slots, ScheduleCatalogue schedules, HttpAnswers answers, IOptions<AppointmentSettings> settings,
    TimeProvider clock)
{
    public IResult Services(HttpRequest request) =>
        Page(request, pages.Services(new(Language(request), HttpAnswers.ApiBase, [.. schedules.Bookable])));

    /// <summary>Free days and times; also where a step that needs one of them did not succeed.</summary>
    public async Task<IResult> TimesAsync(HttpRequest request, string service, TimesWish wish, CancellationToken cancellationToken)
    {
        var found = await slots.HandleAsync(service, null, cancellationToken);
        if (found.Value is not { } times)
        {
            return answers.Problem(request, found.Refusal!);
        }

        var model = new TimesPage(Language(request), HttpAnswers.ApiBase, times, wish.Day, HoldRequests.New())
        {
            Today = OfficeTime.Day(clock.GetUtcNow()),
            Typed = wish.Typed,
            Moving = wish.Moving,
            Refusal = wish.Refusal,
            Code = wish.Code,
            IsCodeSent = wish.IsCodeSent,
            Slot = wish.Slot,
        };
        return Page(request, pages.Times(model), wish.Refusal?.Status ?? StatusCodes.Status200OK);
    }

    /// <param name="refusal">Why it was not booked; null while nothing was tried.</param>
    public IResult Book(HttpRequest request, HeldPlace held, Answers typed, Refusal? refusal) =>
        schedules.Find(held.Place.Key.Day.Service) is not { } schedule ? answers.Problem(request, new("service-unknown", StatusCodes.Status404NotFound))
        : Page(request, pages.Book(new(Language(request), HttpAnswers.ApiBase, schedule, held, typed, refusal)), refusal?.Status ?? StatusCodes.Status201Created);

    public IResult Booked(HttpRequest request, BookedPlace booked) =>
        Page(request, pages.Booked(new(Language(request), HttpAnswers.ApiBase, booked.Place, booked.AccessKey)), StatusCodes.Status201Created);

    /// <param name="more">What has happened to it.</param>
    public IResult Appointment(HttpRequest request, Place place, string? accessKey, Func<AppointmentPage, AppointmentPage>? more = null)
    {
        var (schedule, now) = (schedules.Find(place.Key.Day.Service), Instant.FromDateTimeOffset(clock.GetUtcNow()));
        var model = new AppointmentPage(Language(request), HttpAnswers.ApiBase, place, accessKey, schedule, now);
        model = more?.Invoke(model) ?? model;
        return Page(
            request, pages.Appointment(model),
            model.IsCodeWrong ? StatusCodes.Status422UnprocessableEntity : model.Refusal?.Status ?? StatusCodes.Status200OK);
    }

    public IResult AskToCancel(HttpRequest request, Place place, string accessKey) =>
        Page(request, pages.Cancel(new(Language(request), HttpAnswers.ApiBase, place, accessKey)));

    public IResult Cancelled(HttpRequest request, VisitAccess access) =>
        Page(request, pages.Cancelled(new(Language(request), HttpAnswers.ApiBase, access)));

    /// <param name="refusal">Why somebody was not put on the list.</param>
    public IResult Join(HttpRequest request, string service, Answers typed, Refusal? refusal) => schedules.FindBookable(service) is { } schedule
        ? Page(
            request, pages.Join(new(Language(request), HttpAnswers.ApiBase, schedule, typed, settings.Value.WaitingDays, refusal)),
            refusal?.Status ?? StatusCodes.Status200OK)
        : answers.Problem(request, new("service-unknown", StatusCodes.Status404NotFound));

    public IResult Waiting(HttpRequest request, WaitingView waiting, string accessKey, bool isNew = false, Refusal? refusal = null) => Page(
        request,
        pages.Waiting(new(Language(request), HttpAnswers.ApiBase, waiting, accessKey) { IsNew = isNew, Refusal = refusal }),
        refusal?.Status ?? (isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK));

    /// <param name="failed">Whether the last try named nothing.</param>
    public IResult Login(HttpRequest request, VisitKind kind, string? reference, bool failed) => Page(
        request, pages.Login(new(kind, Language(request), HttpAnswers.ApiBase, reference, failed)),
        failed ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);

    private static IResult Page(HttpRequest request, string html, int status = StatusCodes.Status200OK) => HttpAnswers.Page(request, html, status);

    private string Language(HttpRequest request) => answers.LanguageOf(request);
}

/// <summary>Which times somebody wants to see, and what they have done so far.</summary>
/// <param name="Day">Null for all days.</param>
public sealed record TimesWish(LocalDate? Day = null)
{
    public Answers Typed { get; init; } = Answers.None;

    public VisitAccess? Moving { get; init; }

    public Refusal? Refusal { get; init; }

    public string? Code { get; init; }

    public bool IsCodeSent { get; init; }

    /// <summary>The time chosen; null when none is, or it is gone.</summary>
    public string? Slot { get; init; }
}
