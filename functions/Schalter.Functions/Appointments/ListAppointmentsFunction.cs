using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using NodaTime;
using NodaTime.Text;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>
/// Services, and the days and times on which somebody can still come. A few seconds old, so that thousands can look at once.
/// </summary>
public sealed class ListAppointmentsFunction(
    ScheduleCatalogue schedules, ListSlots slots, AppointmentWords words, AppointmentPages pages, HttpAnswers answers,
    TimeProvider clock)
{
    private const string Briefly = "public, max-age=2";

    [Function("ListServices")]
    public IResult Services([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointments")] HttpRequest request) =>
        request.WantsPage()
        ? pages.Services(request)
        : Listed(request, new
        {
            services = schedules.Bookable.Select(s => words.Service(s, answers.LanguageOf(request), OfficeTime.Day(clock.GetUtcNow()))),
        });

    [Function("ListDays")]
    public async Task<IResult> DaysAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointments/{service}/days")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        if (request.WantsPage())
        {
            return await pages.TimesAsync(request, service, new(), cancellationToken);
        }

        var found = await slots.HandleAsync(service, null, cancellationToken);
        return found.Value is { } times
            ? Listed(request, new { service, days = AppointmentWords.Days(times) })
            : answers.Problem(request, found.Refusal!);
    }

    [Function("ListSlots")]
    public async Task<IResult> SlotsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointments/{service}/slots")] HttpRequest request,
        string service, CancellationToken cancellationToken)
    {
        LocalDate? day = null;
        if (request.Query[BookingFields.Date].ToString() is { Length: > 0 } typed)
        {
            if (LocalDatePattern.Iso.Parse(typed) is not { Success: true } parsed)
            {
                return answers.Problem(
                    request, new("request-invalid", StatusCodes.Status422UnprocessableEntity, new FieldError("date", "date-invalid")));
            }

            day = parsed.Value;
        }

        if (request.WantsPage())
        {
            return await pages.TimesAsync(request, service, new(day), cancellationToken);
        }

        var found = await slots.HandleAsync(service, day, cancellationToken);
        return found.Value is { } times
            ? Listed(request, new { service, slots = words.Slots(times, answers.LanguageOf(request)) })
            : answers.Problem(request, found.Refusal!);
    }

    /// <summary>Whoever asks again for what has not changed is told just that.</summary>
    private IResult Listed<T>(HttpRequest request, T list)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(list, SubmissionJson.Options);
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..16]}\"";
        var headers = request.HttpContext.Response.Headers;
        (headers.ETag, headers.CacheControl, headers.ContentLanguage) = (tag, Briefly, answers.LanguageOf(request));
        PublicAnswers.VaryByPreference(request);
        return request.GetTypedHeaders().IfNoneMatch.Any(t => t.Tag == tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(body, "application/json; charset=utf-8");
    }
}
