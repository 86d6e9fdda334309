using Microsoft.AspNetCore.Http;
using Schalter.Functions.Platform;
using Schalter.Functions.Submissions;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Emergencies;

/// <summary>Shows a registration as a page: that of its case.</summary>
public sealed class EmergencyPages(GetSubmission submissions, SubmissionPages cases, AccessKeys keys, HttpAnswers answers)
{
    public string KeyOf(string reference) => keys.For(ReferenceNumber.TryParse(reference, out var parsed) ? parsed : default);

    public IResult Login(HttpRequest request, string reference) => cases.Login(request, reference, failed: false);

    public async Task<IResult> StatusAsync(HttpRequest request, string reference, string accessKey)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await submissions.HandleAsync(reference, accessKey, request.HttpContext.RequestAborted) is { } view
            ? await cases.StatusAsync(request, view, accessKey)
            : cases.Login(request, reference, failed: true);
    }

    /// <summary>Who knows the case and mistyped its code types it again; to everybody else a wrong code is an unknown registration.</summary>
    public async Task<IResult> WrongCodeAsync(HttpRequest request, Refusal refusal, string reference, string? accessKey, string? code)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.WantsPage() && refusal.Code == "emergency-unknown"
            && await submissions.HandleAsync(reference, accessKey ?? string.Empty, request.HttpContext.RequestAborted) is { } view
            && await cases.WrongCodeAsync(request, view, accessKey!, code ?? string.Empty) is { } page
                ? page
                : Problem(request, refusal, reference, accessKey);
    }

    /// <summary>Whoever has shown to know the case is led back to it.</summary>
    public IResult Problem(HttpRequest request, Refusal refusal, string reference, string? accessKey) => answers.Problem(
        request, refusal, access: ReferenceNumber.TryParse(reference, out var parsed) && keys.Opens(parsed, accessKey) ? new(reference, accessKey!) : null);
}
