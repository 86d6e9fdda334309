using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Shows a booking, and gives it back: DELETE for programs, a POST twin for plain forms.</summary>
public sealed class BookingFunction(
    GetBooking get, CancelBooking cancel, AppointmentWords words, AppointmentPages pages, HttpAnswers answers)
{
    [Function(nameof(GetBooking))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "bookings/{booking}")] HttpRequest request,
        string booking, CancellationToken cancellationToken)
    {
        if (request.LacksKey())
        {
            return pages.Login(request, VisitKind.Appointment, booking, failed: false);
        }

        var found = await get.HandleAsync(booking, request.BearerToken(), cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return found.Value is { } place
            ? Results.Json(words.Booking(place, null, answers.LanguageOf(request)), SubmissionJson.Options)
            : answers.Problem(request, found.Refusal!);
    }

    [Function(nameof(CancelBooking))]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "bookings/{booking}")] HttpRequest request,
        string booking, CancellationToken cancellationToken) =>
        Answer(request, await cancel.HandleAsync(booking, request.BearerToken(), cancellationToken));

    [Function("CancelBookingByForm")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bookings/{booking}/cancel")] HttpRequest request,
        string booking, CancellationToken cancellationToken)
    {
        if (request.WantsPage())
        {
            return await PageAsync(request, booking, await request.FormAnswersAsync(cancellationToken), cancellationToken);
        }

        var accessKey = await request.AccessKeyAsync(cancellationToken);
        return Answer(request, await cancel.HandleAsync(booking, accessKey, cancellationToken));
    }

    /// <summary>Asks first, then does it. What is gone already is as the person wants it.</summary>
    private async Task<IResult> PageAsync(HttpRequest request, string booking, Answers typed, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(booking, typed.AccessKey(), cancellationToken);
        if (typed.Access(booking) is not { } access || found.Refusal?.Status == StatusCodes.Status404NotFound)
        {
            return pages.Login(request, VisitKind.Appointment, booking, failed: true);
        }

        if (found.Value is { } place && typed.Given(BookingFields.Confirm) is null)
        {
            return pages.AskToCancel(request, place, access.AccessKey);
        }

        var refusal = found.Refusal ?? await cancel.HandleAsync(booking, access.AccessKey, cancellationToken);
        return refusal is null or { Status: StatusCodes.Status410Gone }
            ? pages.Cancelled(request, access)
            : pages.Appointment(request, found.Value!, access.AccessKey, page => page with { Refusal = refusal });
    }

    private IResult Answer(HttpRequest request, Refusal? refusal) =>
        refusal is null ? Results.NoContent() : answers.Problem(request, refusal);
}
