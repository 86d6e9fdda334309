using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Pages.Appointments;

namespace Schalter.Functions.Appointments;

/// <summary>The page of an appointment for people: asks for reference and key, shows what can be done.</summary>
public sealed class AppointmentPageFunction(GetBooking get, AppointmentPages pages, HttpAnswers answers)
{
    [Function("AskForAppointment")]
    public IResult Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointment")] HttpRequest request) =>
        pages.Login(request, VisitKind.Appointment, null, failed: false);

    /// <summary>A link in a mail may bring the code along that confirms it: it stands in its field then.</summary>
    [Function("ShowAppointment")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appointment")] HttpRequest request, CancellationToken cancellationToken)
    {
        var typed = await request.FormAnswersAsync(cancellationToken);
        var (reference, accessKey) = (typed.Given(BookingFields.Reference), typed.AccessKey());
        var found = await get.HandleAsync(reference ?? string.Empty, accessKey, cancellationToken);
        return found switch
        {
            { Value: { } place } =>
                pages.Appointment(request, place, accessKey, page => page with { Code = typed.Given(BookingFields.Code) }),
            { Refusal: { Status: StatusCodes.Status410Gone } gone } => answers.Problem(request, gone),
            _ => pages.Login(request, VisitKind.Appointment, reference, failed: true),
        };
    }
}
