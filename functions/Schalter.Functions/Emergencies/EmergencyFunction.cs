using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Appointments;
using Schalter.Functions.Platform;
using Schalter.Functions.Submissions;
using Schalter.Services.Emergencies;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Emergencies;

/// <summary>An emergency registration: register, look, enter the mailed code, confirm or decline what is offered.</summary>
public sealed class EmergencyFunction(
    ReceiveEmergency receive, SubmissionIntake intake, GetEmergency get, VerifyEmergency verify, ConfirmEmergency confirm,
    DeclineEmergency decline,
    EmergencyPages pages, EmergencyWords emergencies, AppointmentWords appointments, HttpAnswers answers)
{
    [Function(nameof(ReceiveEmergency))]
    public async Task<IResult> ReceiveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "emergencies")] HttpRequest request, CancellationToken cancellationToken)
    {
        var service = request.Query["service"].ToString();
        var form = receive.FormOf(service.Length == 0 ? null : service);
        return form.Value is { } id ? await intake.ReceiveAsync(request, id, cancellationToken) : answers.Problem(request, form.Refusal!);
    }

    [Function(nameof(GetEmergency))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "emergencies/{reference}")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        if (request.LacksKey())
        {
            return pages.Login(request, reference);
        }

        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Shown(request, await get.HandleAsync(reference, request.BearerToken(), cancellationToken));
    }

    /// <summary>Whoever has the code has the mailbox, and in it the link with the key: the page may show what the key opens.</summary>
    [Function(nameof(VerifyEmergency))]
    public async Task<IResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "emergencies/{reference}/verify")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var (code, key) = (typed.Given(EmergencyNames.CodeField), typed.Given(SubmissionNames.AccessKeyField));
        var verified = await verify.HandleAsync(
            reference, code, request.BearerToken() ?? key, cancellationToken);
        return verified.Value is not { } entry
            ? await pages.WrongCodeAsync(request, verified.Refusal!, reference, key, code)
            : request.WantsPage() ? await pages.StatusAsync(request, entry.Id, pages.KeyOf(entry.Id))
            : Shown(request, new(await get.ViewAsync(entry.Id, entry, cancellationToken)));
    }

    [Function(nameof(ConfirmEmergency))]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "emergencies/{reference}/confirm")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var key = await request.AccessKeyAsync(cancellationToken);
        var booked = await confirm.HandleAsync(reference, key, cancellationToken);
        return booked.Value is not { } place ? pages.Problem(request, booked.Refusal!, reference, key)
            : request.WantsPage() ? await pages.StatusAsync(request, reference, key!)
            : Results.Json(appointments.Booking(place.Place, place.AccessKey, answers.LanguageOf(request)), SubmissionJson.Options);
    }

    [Function(nameof(DeclineEmergency))]
    public async Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "emergencies/{reference}/decline")] HttpRequest request,
        string reference, CancellationToken cancellationToken)
    {
        var key = await request.AccessKeyAsync(cancellationToken);
        var declined = await decline.HandleAsync(reference, key, cancellationToken);
        return declined.Value is null ? pages.Problem(request, declined.Refusal!, reference, key)
            : request.WantsPage() ? await pages.StatusAsync(request, reference, key!)
            : Shown(request, declined);
    }

    private IResult Shown(HttpRequest request, Answer<EmergencyView> found) => found.Value is { } view
        ? Results.Json(emergencies.Json(view, answers.LanguageOf(request)), SubmissionJson.Options)
        : answers.Problem(request, found.Refusal!);
}
