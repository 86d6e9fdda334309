using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Shows a booking, and gives it back: DELETE for programs, a POST twin for plain forms.</summary>
public sealed class BookingFunction(GetBooking get, CancelBooking cancel, AppointmentWords words, HttpAnswers answers)
{
    [Function(nameof(GetBooking))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "bookings/{booking}")] HttpRequest request,
        string booking, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(booking, request.BearerToken(), cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return found.Value is { } place
            ? Results.Json(words.Booking(place, null, answers.LanguageOf(request)), SubmissionJson.Options)
            : answers.Problem(request, found.Refusal!);
    }

    [Function(nameof(CancelBooking))]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "bookings/{booking}")] HttpRequest request,
        string booking, CancellationToken cancellationToken) =>
        CancelAsync(request, booking, request.BearerToken(), cancellationToken);

    [Function("CancelBookingByForm")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bookings/{booking}/cancel")] HttpRequest request,
        string booking, CancellationToken cancellationToken) =>
        await CancelAsync(
            request, booking, request.BearerToken() ?? await request.FormFieldAsync(SubmissionNames.AccessKeyField, cancellationToken),
            cancellationToken);

    private async Task<IResult> CancelAsync(HttpRequest request, string booking, string? accessKey, CancellationToken cancellationToken) =>
        await cancel.HandleAsync(booking, accessKey, cancellationToken) is { } refusal ? answers.Problem(request, refusal) : Results.NoContent();
}
