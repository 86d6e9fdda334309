using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Faqs;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Faqs;

/// <summary>One question with its answer.</summary>
public sealed class GetFaqFunction(FindFaqs find, HttpAnswers answers)
{
    [Function("GetFaq")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "faqs/{id}")] HttpRequest request, string id)
    {
        var found = find.Find(id);
        if (found.Value is not { } faq)
        {
            return answers.Problem(request, found.Refusal!);
        }

        var language = answers.LanguageOf(request);
        if (request.WantsPage())
        {
            PublicAnswers.VaryByPreference(request);
            return HttpAnswers.Page(request, answers.Pages.Faq(new(language, HttpAnswers.ApiBase, faq)));
        }

        var body = FaqBody.Of(faq, find.Catalogue, language);
        return PublicAnswers.Of(request, JsonSerializer.Serialize(body, SubmissionJson.Options), "application/json", language);
    }
}
