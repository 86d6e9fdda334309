using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Gives a booking another time: PUT for programs, a POST twin for plain forms.</summary>
public sealed class MoveBookingFunction(MoveBooking move, AppointmentWords words, HttpAnswers answers)
{
    [Function(nameof(MoveBooking))]
    public Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "bookings/{booking}/slot")] HttpRequest request,
        string booking, CancellationToken cancellationToken) => MoveAsync(request, booking, cancellationToken);

    [Function("MoveBookingByForm")]
    public Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bookings/{booking}/move")] HttpRequest request,
        string booking, CancellationToken cancellationToken) => MoveAsync(request, booking, cancellationToken);

    private async Task<IResult> MoveAsync(HttpRequest request, string booking, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var key = request.BearerToken() ?? typed[SubmissionNames.AccessKeyField];
        var moved = await move.HandleAsync(booking, key, new(typed.Given("slot"), typed.Given("date")), cancellationToken);
        return moved.Value is { } place
            ? Results.Json(words.Booking(place, null, answers.LanguageOf(request)), SubmissionJson.Options)
            : answers.Problem(request, moved.Refusal!);
    }
}
