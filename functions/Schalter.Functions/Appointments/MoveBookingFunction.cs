using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Appointments;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Gives a booking another time: PUT for programs, a POST twin for plain forms.</summary>
public sealed class MoveBookingFunction(
    MoveBooking move, GetBooking get, AppointmentWords words, AppointmentPages pages, HttpAnswers answers)
{
    /// <summary>What another time can be chosen after; after the others there is nothing to choose.</summary>
    private static readonly string[] ChooseAgain = ["none-free", "place-closed", "answers-invalid", "request-invalid"];

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
        var moved = await move.HandleAsync(
            booking, key, new(typed.Given(BookingFields.Slot), typed.Given(BookingFields.Date)), cancellationToken);
        return moved.Value is not { } place
            ? request.WantsPage()
                ? await NotMovedAsync(request, booking, typed, moved.Refusal!, cancellationToken)
                : answers.Problem(request, moved.Refusal!)
            : request.WantsPage() ? pages.Appointment(request, place, key, page => page with { Done = "moved" })
            : Results.Json(words.Booking(place, null, answers.LanguageOf(request)), SubmissionJson.Options);
    }

    private async Task<IResult> NotMovedAsync(
        HttpRequest request, string booking, Answers typed, Refusal refusal, CancellationToken cancellationToken)
    {
        var found = await get.HandleAsync(booking, typed.AccessKey(), cancellationToken);
        return found switch
        {
            { Value: { } place } when ChooseAgain.Contains(refusal.Code) => await pages.TimesAsync(
                request, place.Key.Day.Service, new(typed.Day()) { Moving = typed.Access(place.Booking!.Id), Refusal = refusal },
                cancellationToken),
            { Value: { } place } => pages.Appointment(request, place, typed.AccessKey(), page => page with { Refusal = refusal }),
            { Refusal: { Status: StatusCodes.Status410Gone } gone } => answers.Problem(request, gone),
            _ => pages.Login(request, VisitKind.Appointment, booking, failed: true),
        };
    }
}
