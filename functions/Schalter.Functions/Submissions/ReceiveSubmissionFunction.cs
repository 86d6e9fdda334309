using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Schalter.Functions.Platform;
using Schalter.Services.Faqs;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Pages;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Takes in an application (Antrag, § 81 Abs. 1 AufenthG) or message and answers with its receipt.</summary>
public sealed class ReceiveSubmissionFunction(ReceiveSubmission receive, HttpAnswers answers, FormFunnel funnel, SuggestFaqs suggest, IOptions<IntakeLimits> limits)
{
    [Function(nameof(ReceiveSubmission))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "submissions/{form}")] HttpRequest request,
        string form, CancellationToken cancellationToken)
    {
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
        var receipt = result.Receipt;
        request.HttpContext.Response.Headers.Location = receipt.StatusUrl;
        if (!request.WantsPage())
        {
            return Results.Json(receipt, SubmissionJson.Options, statusCode: StatusCodes.Status201Created);
        }

        funnel.Accepted(result.Form, result.Typed);
        var model = new ReceiptPage(
            result.Form, answers.LanguageOf(request), HttpAnswers.ApiBase, receipt.Reference, receipt.AccessKey, receipt.ReceivedAt,
            receipt.MissingDocuments);
        return HttpAnswers.Page(request, answers.Pages.Receipt(model), StatusCodes.Status201Created);
    }

    /// <summary>A person gets the form back as it was, with what is wrong; documents already received need not be chosen again.</summary>
    private IResult Refused(HttpRequest request, ReceiveResult.Refused result)
    {
        if (!request.WantsPage())
        {
            return answers.ProblemJson(request, result.Refusal, result.Form, result.Drafts);
        }

        if (result.Form is null || result.Refusal.Errors.Count == 0)
        {
            return answers.Problem(request, result.Refusal, result.Form);
        }

        var drafts = result.Drafts.Select(d => new ReceivedDraft(d.Slot, d.FileName, d.Bytes, d.Token));
        var model = new FormPage(
            result.Form, answers.LanguageOf(request), HttpAnswers.ApiBase, result.Typed, result.Refusal.Errors, [.. drafts],
            limits.Value.FileBytes)
        {
            Suggestions = suggest.For(result.Form, result.Typed, answers.LanguageOf(request)),
            ShownAt = funnel.SentBack(result.Form, result.Typed, result.Refusal.Errors),
        };
        return HttpAnswers.Page(request, answers.Pages.Form(model), result.Refusal.Status);
    }
}
