using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Pages.Appointments;

namespace Schalter.Functions.Appointments;

/// <summary>
/// The page of free times for whoever comes with something that no address may hold: a booking to be moved, or answers typed already.
/// Whoever comes with a hold wants another time, and gives that one back.
/// </summary>
public sealed class ChooseTimeFunction(GetBooking bookings, ReleaseHold release, AppointmentPages pages, HttpAnswers answers)
{
    [Function("ChooseTime")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appointments/{service}/slots")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        var typed = await request.FormAnswersAsync(cancellationToken);
        if (typed.Given(BookingFields.Booking) is not { } booking)
        {
            await release.HandleAsync(service, typed.Given(BookingFields.Hold), cancellationToken);
            return await pages.TimesAsync(request, service, typed.Wish(), cancellationToken);
        }

        var found = await bookings.HandleAsync(booking, typed.AccessKey(), cancellationToken);
        return found switch
        {
            { Value: { } place } => await pages.TimesAsync(
                request, place.Key.Day.Service, new(typed.Day()) { Moving = new(place.Booking!.Id, typed.AccessKey()!) },
                cancellationToken),
            { Refusal: { Status: StatusCodes.Status410Gone } gone } => answers.Problem(request, gone),
            _ => pages.Login(request, VisitKind.Appointment, booking, failed: true),
        };
    }
}
