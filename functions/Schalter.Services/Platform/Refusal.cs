using System.Globalization;
using Schalter.Services.Forms;

namespace Schalter.Services.Platform;

/// <summary>
/// An expected "no" with a stable code: the problem's type is <c>urn:schalter:problem:{Code}</c>, its texts are
/// <c>problems.{Code}.title</c>, <c>.detail</c> and <c>.next</c>.
/// </summary>
/// <param name="Status">HTTP status it is answered with.</param>
/// <param name="Errors">What is wrong with which field, if fields are the reason.</param>
/// <param name="Max">The limit that was passed, as the text shows it: <c>20 MB</c>.</param>
public sealed record Refusal(string Code, int Status, IReadOnlyList<FieldError> Errors, string? Max = null)
{
    public Refusal(string code, int status, params FieldError[] errors)
        : this(code, status, (IReadOnlyList<FieldError>)errors)
    {
    }

    /// <summary>An unknown id and a wrong access key are answered alike, so that nobody can find out which references exist.</summary>
    public static Refusal SubmissionUnknown { get; } = new("submission-unknown", 404);

    public static Refusal StorageUnavailable { get; } = new("storage-unavailable", 503);

    public static Refusal TooMany(string code, long max, params FieldError[] errors) =>
        new(code, 413, errors, max.ToString(CultureInfo.InvariantCulture));

    public static Refusal TooLarge(string code, long maxBytes, params FieldError[] errors) => new(code, 413, errors, Size(maxBytes));

    /// <summary>A limit in whole units, as people know them from their devices: <c>20 MB</c>.</summary>
    public static string Size(long bytes) => bytes >= 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024 * 1024)} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024} KB");
}
