using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Platform;
using Schalter.Services.Feedback;
using Schalter.Services.Forms;

namespace Schalter.Functions.Feedback;

/// <summary>Takes the answers to the two questions at the foot of every page. No cookie, no address, no reference.</summary>
public sealed class GiveFeedbackFunction(GiveFeedback give, HttpAnswers answers)
{
    [Function(nameof(GiveFeedback))]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "feedback")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var language = answers.LanguageOf(request);
        var asked = new Answers(typed.Values.Where(a => a.Key != GiveFeedback.PageField));
        return await give.HandleAsync(new(typed[GiveFeedback.PageField], language, asked), cancellationToken) is { } refusal
            ? answers.Problem(request, refusal, GiveFeedback.Form)
            : request.WantsPage() ? HttpAnswers.Page(request, answers.Pages.Thanks(new(language, HttpAnswers.ApiBase)))
            : Results.NoContent();
    }
}
