using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Functions.Protection;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Keeps a place for a few minutes, and books it.</summary>
public sealed class BookAppointmentFunction(
    HoldPlace hold, BookAppointment book, ScheduleCatalogue schedules, AppointmentWords words, HttpAnswers answers)
{
    private const string HoldField = "hold";

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

        var proof = new GivenProof(typed[GivenProof.AltchaField], typed[GivenProof.CodeField]);
        var held = await hold.HandleAsync(service, new(typed.Given("slot"), typed.Given("date"), proof), cancellationToken);
        ChallengeLink.Add(request, held.Refusal, HoldProof.Name, service);
        return held.Value is { } place
            ? Results.Json(words.Hold(place, answers.LanguageOf(request)), SubmissionJson.Options, statusCode: StatusCodes.Status201Created)
            : answers.Problem(request, held.Refusal!);
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
        var booked = await book.HandleAsync(service, new(typed[HoldField], Person(typed), language), cancellationToken);
        if (booked.Value is not { } place)
        {
            return answers.Problem(request, booked.Refusal!, schedules.Find(service) is { } schedule ? BookingForm.Of(schedule) : null);
        }

        var view = words.Booking(place.Place, place.AccessKey, language);
        request.HttpContext.Response.Headers.Location = view.Url;
        return Results.Json(view, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>What is said of the person: everything but the hold.</summary>
    private static Answers Person(Answers typed) => new(typed.Values.Where(a => a.Key != HoldField));
}
