using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;

namespace Schalter.Functions.Forms;

/// <summary>All procedures, as a page or as a list.</summary>
public sealed class GetFormsFunction(FormCatalogue forms, Texts texts, HttpAnswers answers)
{
    [Function("GetForms")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "forms")] HttpRequest request)
    {
        var language = answers.LanguageOf(request);
        return request.WantsPage()
            ? HttpAnswers.Page(request, answers.Pages.FormIndex(new(language, HttpAnswers.ApiBase, forms.All)))
            : Results.Json(forms.All.Select(f => new FormEntry(
                f.Id, texts.Get(language, $"{f.Id}.title"), f.Audience, f.LegalBasis, $"{HttpAnswers.ApiBase}/forms/{f.Id}")));
    }

    private sealed record FormEntry(
        string Id, string Title, IReadOnlyList<string> Audience, IReadOnlyList<string> LegalBasis, string Url);
}
