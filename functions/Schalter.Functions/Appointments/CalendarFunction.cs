using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;

namespace Schalter.Functions.Appointments;

/// <summary>The booking as a calendar file; the POST twin keeps the key out of the address.</summary>
public sealed class CalendarFunction(GetCalendar get, HttpAnswers answers)
{
    [Function(nameof(GetCalendar))]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "bookings/{booking}/calendar")] HttpRequest request,
        string booking, CancellationToken cancellationToken) => FileAsync(request, booking, request.BearerToken(), cancellationToken);

    [Function("GetCalendarByForm")]
    public async Task<IResult> PostAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "bookings/{booking}/calendar")] HttpRequest request,
        string booking, CancellationToken cancellationToken) => await FileAsync(
            request, booking, await request.AccessKeyAsync(cancellationToken), cancellationToken);

    private async Task<IResult> FileAsync(HttpRequest request, string booking, string? accessKey, CancellationToken cancellationToken)
    {
        var file = await get.HandleAsync(booking, accessKey, answers.LanguageOf(request), cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return file.Value is { } calendar
            ? Results.File(calendar.Content, $"text/calendar; charset=utf-8; method={calendar.Method}", $"{booking}.ics")
            : answers.Problem(request, file.Refusal!);
    }
}
