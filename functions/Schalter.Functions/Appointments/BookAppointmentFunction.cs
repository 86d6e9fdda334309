using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Functions.Protection;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Keeps a place for a few minutes, and books it.</summary>
public sealed class BookAppointmentFunction(
    HoldPlace hold, FindHold held, BookAppointment book, ScheduleCatalogue schedules, AppointmentWords words, AppointmentPages pages,
    HttpAnswers answers)
{
    [Function(nameof(HoldPlace))]
    public async Task<IResult> HoldAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appointments/{service}/holds")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var answer = await hold.HandleAsync(service, typed.Wanted(), cancellationToken);
        ChallengeLink.Add(request, answer.Refusal, HoldProof.Name, service);
        return (answer.Value, request.WantsPage()) switch
        {
            ({ } place, true) => pages.Book(request, place, typed.Person(), null),
            ({ } place, false) => Results.Json(
                words.Hold(place, answers.LanguageOf(request)), SubmissionJson.Options, statusCode: StatusCodes.Status201Created),
            (null, true) => await pages.TimesAsync(request, service, typed.Wish() with { Refusal = answer.Refusal }, cancellationToken),
            (null, false) => answers.Problem(request, answer.Refusal!),
        };
    }

    [Function(nameof(BookAppointment))]
    public async Task<IResult> BookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appointments/{service}/bookings")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var language = answers.LanguageOf(request);
        var booked = await book.HandleAsync(service, new(typed[BookingFields.Hold], Person(typed), language), cancellationToken);
        if (booked.Value is not { } place)
        {
            return request.WantsPage() ? await AgainAsync(request, service, typed, booked.Refusal!, cancellationToken)
                : answers.Problem(request, booked.Refusal!, schedules.Find(service) is { } schedule ? BookingForm.Of(schedule) : null);
        }

        var view = words.Booking(place.Place, place.AccessKey, language);
        request.HttpContext.Response.Headers.Location = view.Url;
        return request.WantsPage()
            ? pages.Booked(request, place)
            : Results.Json(view, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>
    /// A person gets the form back as it was, as long as the place is theirs; after that the other times, and keeps what was typed.
    /// </summary>
    private async Task<IResult> AgainAsync(
        HttpRequest request, string service, Answers typed, Refusal refusal, CancellationToken cancellationToken)
    {
        var hold = await held.HandleAsync(typed[BookingFields.Hold], service, cancellationToken);
        return hold.Value is { } place
            ? pages.Book(request, place, typed.Person(), refusal)
            : await pages.TimesAsync(
                request, service, new() { Typed = typed.Person(), Refusal = refusal.Code == "answers-invalid" ? hold.Refusal : refusal },
                cancellationToken);
    }

    /// <summary>What is said of the person: everything but the hold.</summary>
    private static Answers Person(Answers typed) => new(typed.Values.Where(a => a.Key != BookingFields.Hold));
}
