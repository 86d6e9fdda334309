using Schalter.Services.Forms;

namespace Schalter.Services.Platform;

/// <summary>
/// An expected "no" with a stable code: the problem's type is <c>urn:schalter:problem:{Code}</c>, its texts are
/// <c>problems.{Code}.title</c> and <c>.detail</c>.
/// </summary>
/// <param name="Status">HTTP status it is answered with.</param>
/// <param name="Errors">What is wrong with which field, if fields are the reason.</param>
public sealed record Refusal(string Code, int Status, IReadOnlyList<FieldError> Errors)
{
    public Refusal(string code, int status, params FieldError[] errors)
        : this(code, status, (IReadOnlyList<FieldError>)errors)
    {
    }

    /// <summary>An unknown id and a wrong access key are answered alike, so that nobody can find out which references exist.</summary>
    public static Refusal SubmissionUnknown { get; } = new("submission-unknown", 404);
}
