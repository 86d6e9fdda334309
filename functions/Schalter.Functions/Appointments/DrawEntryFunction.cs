using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Pages.Draws;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>Somebody's own entry in a draw: look, accept what was drawn, leave.</summary>
public sealed class DrawEntryFunction(
    GetDrawEntry get, AcceptDrawn accept, LeaveDraw leave, DrawRenderer pages, AppointmentWords words, HttpAnswers answers)
{
    [Function("AskForDrawEntry")]
    public IResult Ask([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "draw-entry")] HttpRequest request) =>
        Login(request, null, failed: false);

    [Function("ShowDrawEntry")]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "draw-entry")] HttpRequest request, CancellationToken cancellationToken)
    {
        var entry = await request.FormFieldAsync(BookingFields.Reference, cancellationToken) ?? string.Empty;
        var key = await request.AccessKeyAsync(cancellationToken);
        var found = await get.HandleAsync(entry, key, cancellationToken);
        return found.Value is { } view ? Page(request, view, key!) : Login(request, entry, failed: true);
    }

    [Function(nameof(GetDrawEntry))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "draw-entries/{entry}")] HttpRequest request,
        string entry, CancellationToken cancellationToken) =>
        Shown(request, entry, await get.HandleAsync(entry, request.BearerToken(), cancellationToken), null);

    [Function(nameof(LeaveDraw))]
    public async Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "draw-entries/{entry}")] HttpRequest request,
        string entry, CancellationToken cancellationToken) =>
        Shown(request, entry, await leave.HandleAsync(entry, request.BearerToken(), cancellationToken), null);

    [Function("LeaveDrawByForm")]
    public async Task<IResult> DeclineAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "draw-entries/{entry}/decline")] HttpRequest request,
        string entry, CancellationToken cancellationToken)
    {
        var key = await request.AccessKeyAsync(cancellationToken);
        return Shown(request, entry, await leave.HandleAsync(entry, key, cancellationToken), key);
    }

    [Function(nameof(AcceptDrawn))]
    public async Task<IResult> AcceptAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "draw-entries/{entry}/accept")] HttpRequest request,
        string entry, CancellationToken cancellationToken)
    {
        var key = await request.AccessKeyAsync(cancellationToken);
        var booked = await accept.HandleAsync(entry, key, cancellationToken);
        if (booked.Value is not { } place)
        {
            return Shown(request, entry, new(booked.Refusal!), key);
        }

        return request.WantsPage() && (await get.HandleAsync(entry, key, cancellationToken)).Value is { } view
            ? HttpAnswers.Page(request, pages.Entry(new(answers.LanguageOf(request), HttpAnswers.ApiBase, view, key!, place)))
            : Results.Json(words.Booking(place.Place, place.AccessKey, answers.LanguageOf(request)), SubmissionJson.Options);
    }

    private IResult Shown(HttpRequest request, string entry, Answer<DrawEntryView> found, string? key) => new KeyedView<DrawEntryView>(
        (view, given) => Page(request, view, given), failed => Login(request, entry, failed), view => DrawEntryAnswer.Of(view))
            .Answer(request, answers, found, key);

    private IResult Page(HttpRequest request, DrawEntryView view, string key) =>
        HttpAnswers.Page(request, pages.Entry(new(answers.LanguageOf(request), HttpAnswers.ApiBase, view, key)));

    private IResult Login(HttpRequest request, string? entry, bool failed) => HttpAnswers.Page(
        request, pages.Login(new(answers.LanguageOf(request), HttpAnswers.ApiBase, entry, failed)),
        failed ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
}
