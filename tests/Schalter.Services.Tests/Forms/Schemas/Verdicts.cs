using System.Text.Json;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms.Schemas;

internal static class Verdicts
{
    /// <summary>What a schema cannot say; each is named in its <c>$comment</c>.</summary>
    private static readonly string[] Beyond = ["must-be-before", "must-not-be-after", "too-many-decimals"];

    /// <summary>What the counter would say to the body.</summary>
    public static IEnumerable<FieldError> OfOurs(FormDefinition form, string body)
    {
        using var json = JsonDocument.Parse(body);
        var (answers, errors) = JsonAnswers.Read(json.RootElement);
        return [.. errors, .. AnswerCheck.Check(form, answers, AForm.Today).Errors];
    }

    /// <summary>What the counter says that a schema could say too, and where it says more than a schema could.</summary>
    public static (IReadOnlyList<FieldError> Within, IReadOnlyList<string> BeyondAt) Of(FormDefinition form, string body)
    {
        var all = OfOurs(form, body).ToLookup(e => Beyond.Contains(e.Code));
        return ([.. all[false]], [.. all[true].Select(e => e.Pointer)]);
    }
}
