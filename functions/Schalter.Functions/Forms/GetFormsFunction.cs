using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Forms;

/// <summary>All procedures, as a page or as a list.</summary>
public sealed class GetFormsFunction(FormCatalogue forms, Texts texts, HttpAnswers answers)
{
    [Function("GetForms")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "forms")] HttpRequest request)
    {
        var language = answers.LanguageOf(request);
        if (request.WantsPage())
        {
            PublicAnswers.VaryByPreference(request);
            return HttpAnswers.Page(request, answers.Pages.FormIndex(new(language, HttpAnswers.ApiBase, forms.All)));
        }

        var list = forms.All.Select(f => new FormEntry(
            f.Id, texts.Get(language, $"{f.Id}.title"), f.Audience, f.LegalBasis, $"{HttpAnswers.ApiBase}/forms/{f.Id}"));
        return PublicAnswers.Of(request, JsonSerializer.Serialize(list, SubmissionJson.Options), "application/json", language);
    }

    private sealed record FormEntry(
        string Id, string Title, IReadOnlyList<string> Audience, IReadOnlyList<string> LegalBasis, string Url);
}
