using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Functions.Protection;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Forms;
using Schalter.Services.Pages.Draws;
using Schalter.Services.Platform;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Appointments;

/// <summary>A draw for everybody to see and check, and the way into it.</summary>
public sealed class DrawFunction(GetDraw get, EnterDraw enter, DrawRenderer pages, HttpAnswers answers)
{
    private static readonly string[] NoAnswers = [DrawForm.Days, GivenProof.AltchaField, GivenProof.CodeField];

    [Function(nameof(GetDraw))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointments/{service}/draws/{draw}")] HttpRequest request,
        string service, string draw, CancellationToken cancellationToken)
    {
        PublicAnswers.VaryByPreference(request);
        var found = await get.HandleAsync(service, draw, cancellationToken);
        return found.Value is not { } view ? answers.Problem(request, found.Refusal!)
            : request.WantsPage() ? Page(request, view, Answers.None, new(string.Empty, StatusCodes.Status200OK))
            : Results.Json(DrawAnswer.Of(view), SubmissionJson.Options);
    }

    [Function("GetDrawList")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointments/{service}/draws/{draw}/list")] HttpRequest request,
        string service, string draw, CancellationToken cancellationToken) =>
        FileAsync(request, service, draw, DrawFileStore.List, cancellationToken);

    [Function("GetDrawResult")]
    public Task<IResult> ResultAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "appointments/{service}/draws/{draw}/result")]
        HttpRequest request,
        string service, string draw, CancellationToken cancellationToken) =>
        FileAsync(request, service, draw, DrawFileStore.Result, cancellationToken);

    [Function(nameof(EnterDraw))]
    public async Task<IResult> EnterAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "appointments/{service}/draws/{draw}/entries")] HttpRequest request,
        string service, string draw, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var person = new Answers(typed.Values.Where(a => !NoAnswers.Contains(a.Key)));
        var proof = new GivenProof(typed[GivenProof.AltchaField], typed[GivenProof.CodeField]);
        var entered = await enter.HandleAsync(
            service, draw, new(person, [.. typed.All(DrawForm.Days).Where(d => d.Length > 0)], answers.LanguageOf(request), proof),
            cancellationToken);
        ChallengeLink.Add(request, entered.Refusal, DrawProof.Name, service);
        return entered.Value is { } value
            ? Entered(request, value)
            : await RefusedAsync(request, service, draw, typed, entered.Refusal!, cancellationToken);
    }

    private IResult Entered(HttpRequest request, EnteredDraw entered)
    {
        var view = DrawEntryAnswer.Of(new(entered.Entry, entered.Draw, null), entered.AccessKey);
        request.HttpContext.Response.Headers.Location = view.Url;
        return request.WantsPage()
            ? HttpAnswers.Page(
                request, pages.Entered(new(answers.LanguageOf(request), HttpAnswers.ApiBase, entered)), StatusCodes.Status201Created)
            : Results.Json(view, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Mistakes are shown on the form itself, with what was typed.</summary>
    private async Task<IResult> RefusedAsync(
        HttpRequest request, string service, string draw, Answers typed, Refusal refusal, CancellationToken cancellationToken)
    {
        var found = (await get.HandleAsync(service, draw, cancellationToken)).Value;
        return found is { Phase: DrawPhase.Open } view && refusal.Errors.Count > 0 && request.WantsPage()
            ? Page(request, view, typed, refusal)
            : answers.Problem(request, refusal, found is null ? null : DrawForm.Of(found.Schedule));
    }

    private IResult Page(HttpRequest request, DrawView view, Answers typed, Refusal refusal) => HttpAnswers.Page(
        request, pages.Draw(new(answers.LanguageOf(request), HttpAnswers.ApiBase, view, typed, refusal.Errors)), refusal.Status);

    /// <summary>Never changes once it is there.</summary>
    private async Task<IResult> FileAsync(
        HttpRequest request, string service, string draw, string file, CancellationToken cancellationToken)
    {
        var found = await get.FileAsync(service, draw, file, cancellationToken);
        if (found.Value is not { } content)
        {
            return answers.Problem(request, found.Refusal!);
        }

        request.HttpContext.Response.Headers.CacheControl = "public, max-age=3600, immutable";
        request.HttpContext.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(content, "text/plain; charset=us-ascii");
    }
}
