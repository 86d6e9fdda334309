using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Faqs;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Faqs;

/// <summary>Searches the questions and answers; a browser gets a page that works without script.</summary>
public sealed class FindFaqsFunction(FindFaqs find, HttpAnswers answers)
{
    [Function(nameof(FindFaqs))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "faqs")] HttpRequest request)
    {
        var language = answers.LanguageOf(request);
        var query = new FaqQuery(language, request.Query["q"].ToString().Trim(), Chosen(request, "audience"), Chosen(request, "topic"));
        var found = find.Handle(query);
        if (request.WantsPage())
        {
            PublicAnswers.VaryByPreference(request);
            var topics = find.Catalogue.Topics.Select(t => (t, find.Catalogue.NameOf(t, language)));
            return HttpAnswers.Page(request, answers.Pages.Faqs(new(HttpAnswers.ApiBase, query, found, [.. topics])));
        }

        var list = found.Select(f => FaqBody.Of(f, find.Catalogue, language));
        return PublicAnswers.Of(request, JsonSerializer.Serialize(list, SubmissionJson.Options), "application/json", language);
    }

    private static string? Chosen(HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } chosen ? chosen : null;
}
