using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Appointments;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Office;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>What staff do with a booking: look, note who came, call it off, and make one for somebody.</summary>
public sealed class OfficeBookingFunction(
    ShowBooking show, NoteAttendance attendance, CancelByOffice cancel, BookForPerson book, AppointmentWords words, AuditTrail audit, HttpAnswers answers)
{
    [Function(nameof(ShowBooking))]
    [OfficePolicy(OfficeRoles.Integrator, OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "office/bookings/{booking}")] HttpRequest request,
        string booking, CancellationToken cancellationToken) =>
        answers.Result(request, await audit.ShowAsync(
            request.Act(booking), () => show.HandleAsync(booking, cancellationToken), cancellationToken));

    [Function("NoteAttended")]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public Task<IResult> AttendedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/bookings/{booking}/attended")] HttpRequest request,
        string booking, CancellationToken cancellationToken) =>
        ChangeAsync<AttendanceInput, BookingDetails>(
            request, booking, _ => attendance.HandleAsync(booking, BookingStatus.Attended, cancellationToken), cancellationToken);

    [Function("NoteMissed")]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public Task<IResult> MissedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/bookings/{booking}/missed")] HttpRequest request,
        string booking, CancellationToken cancellationToken) =>
        ChangeAsync<AttendanceInput, BookingDetails>(
            request, booking, _ => attendance.HandleAsync(booking, BookingStatus.Missed, cancellationToken), cancellationToken);

    [Function(nameof(CancelByOffice))]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/bookings/{booking}/cancel")] HttpRequest request,
        string booking, CancellationToken cancellationToken) =>
        ChangeAsync<OfficeCancelInput, BookingDetails>(
            request, booking, input => cancel.HandleAsync(booking, input, cancellationToken), cancellationToken);

    [Function(nameof(BookForPerson))]
    [OfficePolicy(OfficeRoles.CaseWorker, OfficeRoles.Planner)]
    public async Task<IResult> BookAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "office/appointments/{service}/bookings")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        var body = await request.BodyAsync<OfficeBookingInput>(cancellationToken);
        if (body.Value is not { } input)
        {
            return answers.Result(request, body);
        }

        if (!IdempotencyKey.TryRead(request.Headers["Idempotency-Key"], out var key) || key is null)
        {
            return answers.Result(request, new Answer<BookedPlace>(new Refusal("idempotency-key-invalid", StatusCodes.Status400BadRequest)));
        }

        var item = input.Override ? $"{ScheduleFiles.Named(service)} override" : ScheduleFiles.Named(service);
        var act = request.Act(book.ReferenceOf(service, key), item, input.Reason);
        var answer = await audit.ChangeAsync(act, () => book.HandleAsync(service, input, key, cancellationToken), cancellationToken);
        return answer.Value is { } booked ? Created(request, booked) : answers.Result(request, answer);
    }

    private IResult Created(HttpRequest request, BookedPlace booked)
    {
        var view = words.Booking(booked.Place, booked.AccessKey, answers.LanguageOf(request));
        request.HttpContext.Response.Headers.Location = $"/api/office/bookings/{view.Booking}";
        return Results.Json(view, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private async Task<IResult> ChangeAsync<TInput, TAnswer>(
        HttpRequest request, string booking, Func<TInput, Task<Answer<TAnswer>>> change, CancellationToken cancellationToken)
        where TInput : class, IOfficeInput
        where TAnswer : class
    {
        var body = await request.BodyAsync<TInput>(cancellationToken);
        return body.Value is not { } input
            ? answers.Result(request, body)
            : answers.Result(request, await audit.ChangeAsync(request.Act(booking, reason: input.Reason), () => change(input), cancellationToken));
    }
}
