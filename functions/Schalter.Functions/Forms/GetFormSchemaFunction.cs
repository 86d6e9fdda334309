using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Schemas;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Forms;

/// <summary>JSON Schema of the JSON body that a form takes, so that a program can check before it sends.</summary>
public sealed class GetFormSchemaFunction(FormCatalogue forms, Texts texts, HttpAnswers answers, TimeProvider clock)
{
    [Function("GetFormSchema")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "forms/{form}/schema")] HttpRequest request, string form)
    {
        if (forms.Find(form) is not { } found)
        {
            return answers.Problem(request, new("form-unknown", StatusCodes.Status404NotFound));
        }

        var language = answers.LanguageOf(request);
        var schema = FormSchema.Of(found, texts, language, OfficeTime.Day(clock.GetUtcNow()));
        return PublicAnswers.Of(request, schema.ToJsonString(SubmissionJson.Options), "application/schema+json", language);
    }
}
