using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>The waiting list: join, look, accept an offer, leave.</summary>
public sealed class WaitlistFunction(
    JoinWaitlist join, GetWaitingEntry get, AcceptOffer accept, LeaveWaitlist leave, ScheduleCatalogue schedules, AppointmentWords words, HttpAnswers answers)
{
    private static readonly string[] NoAnswers = ["from", "until"];

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
        var person = new Answers(typed.Values.Where(a => !NoAnswers.Contains(a.Key)));
        var joined = await join.HandleAsync(service, new(person, typed.Given("from"), typed.Given("until"), language), cancellationToken);
        if (joined.Value is not { } entry)
        {
            return answers.Problem(request, joined.Refusal!, schedules.Find(service) is { } schedule ? BookingForm.Of(schedule) : null);
        }

        var view = words.Waiting(new(entry.Entry, 0), entry.AccessKey, language) with { Ahead = null };
        request.HttpContext.Response.Headers.Location = view.Url;
        return Results.Json(view, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
    }

    [Function(nameof(GetWaitingEntry))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waitlist/{entry}")] HttpRequest request,
        string entry, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Shown(request, await get.HandleAsync(entry, request.BearerToken(), cancellationToken));
    }

    [Function(nameof(AcceptOffer))]
    public async Task<IResult> AcceptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "waitlist/{entry}/accept")] HttpRequest request,
        string entry, CancellationToken cancellationToken)
    {
        var booked = await accept.HandleAsync(entry, await KeyAsync(request, cancellationToken), cancellationToken);
        return booked.Value is { } place
            ? Results.Json(words.Booking(place.Place, place.AccessKey, answers.LanguageOf(request)), SubmissionJson.Options)
            : answers.Problem(request, booked.Refusal!);
    }

    [Function(nameof(LeaveWaitlist))]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "waitlist/{entry}")] HttpRequest request,
        string entry, CancellationToken cancellationToken) =>
        Shown(request, await leave.HandleAsync(entry, request.BearerToken(), cancellationToken));

    [Function("LeaveWaitlistByForm")]
    public async Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "waitlist/{entry}/decline")] HttpRequest request,
        string entry, CancellationToken cancellationToken) =>
        Shown(request, await leave.HandleAsync(entry, await KeyAsync(request, cancellationToken), cancellationToken));

    private static async Task<string?> KeyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        request.BearerToken() ?? await request.FormFieldAsync(SubmissionNames.AccessKeyField, cancellationToken);

    private IResult Shown(HttpRequest request, Answer<WaitingView> found) => found.Value is { } view
        ? Results.Json(words.Waiting(view, null, answers.LanguageOf(request)), SubmissionJson.Options)
        : answers.Problem(request, found.Refusal!);
}
