using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>The waiting list: join, look, accept an offer, leave.</summary>
public sealed class WaitlistFunction(
    JoinWaitlist join, GetWaitingEntry get, AcceptOffer accept, LeaveWaitlist leave, ScheduleCatalogue schedules, AppointmentWords words,
    AppointmentPages pages, HttpAnswers answers)
{
    [Function(nameof(JoinWaitlist))]
    public async Task<IResult> JoinAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appointments/{service}/waitlist")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var language = answers.LanguageOf(request);
        var joined = await join.HandleAsync(service, new(typed, language), cancellationToken);
        if (joined.Value is not { } entry)
        {
            return request.WantsPage() ? pages.Join(request, service, typed, joined.Refusal)
                : answers.Problem(request, joined.Refusal!, schedules.Find(service) is { } schedule ? WaitingForm.Of(schedule) : null);
        }

        var view = words.Waiting(new(entry.Entry, 0), entry.AccessKey, language) with { Ahead = null };
        request.HttpContext.Response.Headers.Location = view.Url;
        return request.WantsPage()
            ? pages.Waiting(request, new(entry.Entry, 0), entry.AccessKey, isNew: true)
            : Results.Json(view, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
    }

    [Function(nameof(GetWaitingEntry))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "waitlist/{entry}")] HttpRequest request,
        string entry, CancellationToken cancellationToken) =>
        Shown(request, entry, await get.HandleAsync(entry, request.BearerToken(), cancellationToken), null);

    [Function(nameof(AcceptOffer))]
    public async Task<IResult> AcceptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "waitlist/{entry}/accept")] HttpRequest request,
        string entry, CancellationToken cancellationToken)
    {
        var key = await request.AccessKeyAsync(cancellationToken);
        var booked = await accept.HandleAsync(entry, key, cancellationToken);
        return request.WantsPage() ? await AcceptedAsync(request, entry, key, booked, cancellationToken)
            : booked.Value is { } place
                ? Results.Json(words.Booking(place.Place, place.AccessKey, answers.LanguageOf(request)), SubmissionJson.Options)
            : answers.Problem(request, booked.Refusal!);
    }

    private async Task<IResult> AcceptedAsync(
        HttpRequest request, string entry, string? key, Answer<BookedPlace> booked, CancellationToken cancellationToken) =>
        booked.Value is { } place ? pages.Booked(request, place)
        : (await get.HandleAsync(entry, key, cancellationToken)).Value is { } waiting
            ? pages.Waiting(request, waiting, key!, refusal: booked.Refusal)
        : pages.Login(request, VisitKind.Offer, entry, failed: true);

    [Function(nameof(LeaveWaitlist))]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "waitlist/{entry}")] HttpRequest request,
        string entry, CancellationToken cancellationToken) =>
        Shown(request, entry, await leave.HandleAsync(entry, request.BearerToken(), cancellationToken), null);

    [Function("LeaveWaitlistByForm")]
    public async Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "waitlist/{entry}/decline")] HttpRequest request,
        string entry, CancellationToken cancellationToken)
    {
        var key = await request.AccessKeyAsync(cancellationToken);
        return Shown(request, entry, await leave.HandleAsync(entry, key, cancellationToken), key);
    }

    private IResult Shown(HttpRequest request, string entry, Answer<WaitingView> found, string? key) => new KeyedView<WaitingView>(
        (view, given) => pages.Waiting(request, view, given), failed => pages.Login(request, VisitKind.Offer, entry, failed),
        view => words.Waiting(view, null, answers.LanguageOf(request))).Answer(request, answers, found, key);
}
