using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms;

/// <summary>Small forms and answers for tests.</summary>
internal static class AForm
{
    public static readonly DateOnly Today = new(2026, 11, 22);

    public static FormDefinition Of(params FormField[] fields) => new(
        "test", "1", [], [], new(default, default, default), [new("section", "test.section", null, fields)], [], [], RouteWhenIncomplete: true);

    public static FormField Field(string id, FieldType type, FieldLimits? limits = null, params string[] choices) =>
        new(id, $"test.{id}", type, Required: false, RequiredIf: null, ShownIf: null, choices, limits ?? new(), []);

    public static FormField Group(string id, FieldType type, params FormField[] members) => Field(id, type) with { Fields = members };

    public static Answers Answers(params (string Field, string Value)[] answers) => new(answers.GroupBy(a => a.Field)
        .Select(g => KeyValuePair.Create<string, IReadOnlyList<string>>(g.Key, [.. g.Select(a => a.Value)])));

    public static CheckedAnswers Check(FormDefinition form, params (string Field, string Value)[] answers) =>
        AnswerCheck.Check(form, Answers(answers), Today);

    /// <summary>The canonical value, or the code of the error: <c>!date-invalid</c>.</summary>
    public static string? CheckOne(FormField field, params string[] typed)
    {
        var result = Check(Of(field), [.. typed.Select(t => (field.Id, t))]);
        return result.Errors.Count > 0 ? "!" + Assert.Single(result.Errors).Code : string.Join('|', result.Answers.All(field.Id)) is { Length: > 0 } all ? all : null;
    }

    public static IEnumerable<string> Codes(this CheckedAnswers result) => result.Errors.Select(e => $"{e.Field} {e.Code}");

    public static IEnumerable<string> Values(this Answers answers) => answers.Values.Select(a => $"{a.Key}={string.Join('|', a.Value)}");
}
