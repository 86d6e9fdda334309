using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Schalter.Functions.Platform;
using Schalter.Services.Emergencies;
using Schalter.Services.Faqs;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Pages;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Takes in what a form asks for and answers with its receipt, whichever route it came by.</summary>
public sealed class SubmissionIntake(
    ReceiveSubmission receive, EmergencyServices emergencies, HttpAnswers answers, FormFunnel funnel, SuggestFaqs suggest,
    IOptions<IntakeLimits> limits)
{
    public async Task<IResult> ReceiveAsync(HttpRequest request, string form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var input = new ReceiveRequest(
            form, request.ContentType, request.Body, request.Headers["Idempotency-Key"], answers.LanguageOf(request), request.WantsPage());
        return await receive.HandleAsync(input, cancellationToken) switch
        {
            ReceiveResult.Received r => Received(request, r),
            ReceiveResult.Refused r => Refused(request, r),
            _ => throw new UnreachableException(),
        };
    }

    private IResult Received(HttpRequest request, ReceiveResult.Received result)
    {
        var receipt = emergencies.Of(result.Form.Id) is null
            ? result.Receipt
            : result.Receipt with { StatusUrl = $"{HttpAnswers.ApiBase}/emergencies/{result.Receipt.Reference}" };
        request.HttpContext.Response.Headers.Location = receipt.StatusUrl;
        if (!request.WantsPage())
        {
            return Results.Json(receipt, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
        }

        funnel.Accepted(result.Form, result.Typed);
        var model = new ReceiptPage(
            result.Form, answers.LanguageOf(request), HttpAnswers.ApiBase, receipt.Reference, receipt.AccessKey, receipt.ReceivedAt,
            receipt.MissingDocuments)
        {
            IsEmergency = emergencies.Of(result.Form.Id) is not null,
        };
        return HttpAnswers.Page(request, answers.Pages.Receipt(model), StatusCodes.Status201Created);
    }

    /// <summary>A person gets the form back as it was, with what is wrong; documents already received need not be chosen again.</summary>
    private IResult Refused(HttpRequest request, ReceiveResult.Refused result)
    {
        if (result.Refusal == Refusal.StorageUnavailable)
        {
            request.HttpContext.Response.Headers.RetryAfter = ErrorMiddleware.RetryAfter;
        }

        if (!request.WantsPage())
        {
            return answers.ProblemJson(request, result.Refusal, result.Form, result.Drafts);
        }

        if (result.Form is null || (result.Refusal.Errors.Count == 0 && result.Typed.Values.Count == 0))
        {
            return answers.Problem(request, result.Refusal, result.Form);
        }

        var drafts = result.Drafts.Select(d => new ReceivedDraft(d.Slot, d.FileName, d.Bytes, d.Token));
        var model = new FormPage(
            result.Form, answers.LanguageOf(request), HttpAnswers.ApiBase, result.Typed, result.Refusal.Errors, [.. drafts],
            FileLimits.Of(limits.Value))
        {
            Problem = result.Refusal.Errors.Count == 0 ? new(result.Refusal.Code, HttpAnswers.Details(result.Refusal)) : null,
            Suggestions = suggest.For(result.Form, result.Typed, answers.LanguageOf(request)),
            ShownAt = funnel.SentBack(result.Form, result.Typed, result.Refusal.Errors),
        };
        return HttpAnswers.Page(request, answers.Pages.Form(model), result.Refusal.Status);
    }
}
