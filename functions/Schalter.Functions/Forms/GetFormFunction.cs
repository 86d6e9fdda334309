using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Schalter.Functions.Platform;
using Schalter.Services.Faqs;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Describing;
using Schalter.Services.Pages;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Forms;

/// <summary>One procedure: for a browser a ready HTML form that works without script, for a program its description.</summary>
public sealed class GetFormFunction(
    FormCatalogue forms, Texts texts, HttpAnswers answers, FormFunnel funnel, SuggestFaqs suggest, IOptions<IntakeLimits> limits)
{
    [Function("GetForm")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "forms/{form}")] HttpRequest request, string form)
    {
        if (forms.Find(form) is not { } found)
        {
            return answers.Problem(request, new("form-unknown", StatusCodes.Status404NotFound));
        }

        return request.WantsPage() ? Page(request, found) : Description(request, found, answers.LanguageOf(request));
    }

    private IResult Page(HttpRequest request, FormDefinition form)
    {
        PublicAnswers.VaryByPreference(request);
        var model = new FormPage(
            form, answers.LanguageOf(request), HttpAnswers.ApiBase, Answers.None, [], [], FileLimits.Of(limits.Value))
        {
            ShownAt = funnel.Opened(form.Id),
            Suggestions = suggest.For(form, Answers.None, answers.LanguageOf(request)),
            TriageChoices = form.Triage.ToDictionary(q => q.Id, q => request.Query[$"triage.{q.Id}"].ToString(), StringComparer.Ordinal),
        };
        return HttpAnswers.Page(request, answers.Pages.Form(model));
    }

    private IResult Description(HttpRequest request, FormDefinition form, string language)
    {
        var description = FormDescriptions.Of(form, texts, language, HttpAnswers.ApiBase);
        return PublicAnswers.Of(request, JsonSerializer.Serialize(description, SubmissionJson.Options), "application/json", language);
    }
}
