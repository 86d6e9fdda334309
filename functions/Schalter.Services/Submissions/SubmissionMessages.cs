using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>A manifest lies in <c>incoming</c> and waits for its check.</summary>
/// <param name="Manifest">Blob name of the manifest.</param>
public sealed record SubmissionReceived(string Manifest, int Attempt = 0) : IRetriableMessage<SubmissionReceived>
{
    public SubmissionReceived WithAttempt(int attempt) => this with { Attempt = attempt };
}

/// <summary>A case was checked and waits to be routed (or its hand-over package to be renewed).</summary>
public sealed record SubmissionValidated(string Reference, int Attempt = 0) : IRetriableMessage<SubmissionValidated>
{
    public SubmissionValidated WithAttempt(int attempt) => this with { Attempt = attempt };
}
