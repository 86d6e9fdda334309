using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Schalter.Functions.Appointments;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Protection;

/// <summary>Mails a code to whoever has no script that could work on a challenge.</summary>
public sealed class MailCodeFunction(RequestProofMail mail, AppointmentPages pages, HttpAnswers answers)
{
    /// <summary>What was asked for, not whether a mail was sent: that would tell what others have asked for.</summary>
    [Function(nameof(RequestProofMail))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "challenge/mail")] HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await request.AnswersAsync(cancellationToken);
        if (body.Value is not { } typed)
        {
            return answers.Problem(request, body.Refusal!);
        }

        var (action, target) = (typed.Given("action"), typed.Given("target"));
        var refusal = await mail.HandleAsync(new(action, target, typed[RequestProofMail.AddressField], answers.LanguageOf(request)), cancellationToken);
        return target is not null && action == HoldProof.Name && request.WantsPage()
                ? await pages.TimesAsync(request, target, typed.Wish() with { Refusal = refusal, IsCodeSent = refusal is null }, cancellationToken)
            : refusal is not null ? answers.Problem(request, refusal, RequestProofMail.Form)
            : Results.Json(
                new { action, target, minutes = (int)MailCodes.Lifetime.TotalMinutes }, SubmissionJson.Options,
                statusCode: StatusCodes.Status202Accepted);
    }
}
