using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Forms;

/// <summary>One procedure as a ready HTML form that works without script.</summary>
public sealed class GetFormFunction(FormCatalogue forms, HttpAnswers answers, IOptions<IntakeLimits> limits)
{
    [Function("GetForm")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "forms/{form}")] HttpRequest request, string form)
    {
        if (forms.Find(form) is not { } found)
        {
            return answers.Problem(request, new("form-unknown", StatusCodes.Status404NotFound));
        }

        var model = new FormPage(
            found, answers.LanguageOf(request), HttpAnswers.ApiBase, Answers.None, [], [], limits.Value.FileBytes)
        {
            TriageChoices = found.Triage.ToDictionary(q => q.Id, q => request.Query[$"triage.{q.Id}"].ToString(), StringComparer.Ordinal),
        };
        return HttpAnswers.Page(request, answers.Pages.Form(model));
    }
}
