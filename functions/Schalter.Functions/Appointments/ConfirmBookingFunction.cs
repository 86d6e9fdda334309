using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Takes the code that came by mail.</summary>
public sealed class ConfirmBookingFunction(ConfirmBooking confirm, AppointmentWords words, HttpAnswers answers)
{
    [Function(nameof(ConfirmBooking))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bookings/{booking}/confirm")] HttpRequest request,
        string booking, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var confirmed = await confirm.HandleAsync(booking, typed.Given("code"), cancellationToken);
        return confirmed.Value is { } place
            ? Results.Json(words.Booking(place, null, answers.LanguageOf(request)), SubmissionJson.Options)
            : answers.Problem(request, confirmed.Refusal!);
    }
}
