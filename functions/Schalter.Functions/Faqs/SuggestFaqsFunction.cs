using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Faqs;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Faqs;

/// <summary>
/// Answers to what somebody is writing into a form. Their words come in the body: what stands in an address is logged on its way. They are
/// kept nowhere.
/// </summary>
public sealed class SuggestFaqsFunction(SuggestFaqs suggest, FindFaqs find, FormCatalogue forms, HttpAnswers answers)
{
    [Function(nameof(SuggestFaqs))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "faqs/suggestions")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        if (forms.Find(typed["form"] ?? string.Empty) is not { } form)
        {
            return answers.Problem(request, new("form-unknown", StatusCodes.Status404NotFound));
        }

        var language = answers.LanguageOf(request);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Results.Json(suggest.For(form, typed["text"], language).Select(f => FaqBody.Of(f, find.Catalogue, language)), SubmissionJson.Options);
    }
}
