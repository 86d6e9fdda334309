using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Takes the code that came by mail.</summary>
public sealed class ConfirmBookingFunction(
    ConfirmBooking confirm, GetBooking get, AppointmentWords words, AppointmentPages pages, HttpAnswers answers)
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

        var confirmed = await confirm.HandleAsync(booking, typed.Given(BookingFields.Code), cancellationToken);
        return request.WantsPage() ? await PageAsync(request, booking, typed, confirmed, cancellationToken)
            : confirmed.Value is { } place ? Results.Json(words.Booking(place, null, answers.LanguageOf(request)), SubmissionJson.Options)
            : answers.Problem(request, confirmed.Refusal!);
    }

    /// <summary>The code alone confirms; only who has the key as well can do more.</summary>
    private async Task<IResult> PageAsync(
        HttpRequest request, string booking, Answers typed, Answer<Place> confirmed, CancellationToken cancellationToken)
    {
        var known = await get.HandleAsync(booking, typed.AccessKey(), cancellationToken);
        var accessKey = known.Value is null ? null : typed.AccessKey();
        return (confirmed.Value, known.Value) switch
        {
            ({ } place, _) => pages.Appointment(request, place, accessKey, page => page with { Done = "confirmed" }),
            (null, { } place) => pages.Appointment(
                request, place, accessKey, page => page with
                {
                    Code = typed.Given(BookingFields.Code),
                    IsCodeWrong = confirmed.Refusal!.Status == StatusCodes.Status404NotFound,
                }),
            _ => answers.Problem(request, known.Refusal is { Status: StatusCodes.Status410Gone } gone ? gone : confirmed.Refusal!),
        };
    }
}
