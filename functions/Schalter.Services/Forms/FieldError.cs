namespace Schalter.Services.Forms;

/// <summary>What is wrong with one answer or document: a stable code whose text is <c>errors.{Code}</c>; never the value typed.</summary>
/// <param name="Field">Dotted id of the field (<c>person.dateOfBirth</c>) or document slot (<c>documents.employmentContract</c>).</param>
/// <param name="Details">Values for the text's placeholders, such as <c>max</c>.</param>
public sealed record FieldError(string Field, string Code, IReadOnlyDictionary<string, string> Details)
{
    public FieldError(string field, string code, params (string Name, string Value)[] details)
        : this(field, code, details.ToDictionary(d => d.Name, d => d.Value, StringComparer.Ordinal))
    {
    }

    /// <summary>JSON Pointer (RFC 6901) to the answer in a nested JSON body: <c>/person/dateOfBirth</c>; empty: the whole body.</summary>
    public string Pointer => Field.Length == 0
        ? string.Empty
        : "/" + Field.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal).Replace('.', '/');
}
