using System.Globalization;
using System.Text;

namespace Schalter.Services.Forms.Checking;

/// <summary>Reads free text.</summary>
internal static class TextValue
{
    public static Reading Read(FormField field, string text)
    {
        if (field.Limits.Pattern is { } digits && Patterns.IsOfDigits(digits))
        {
            text = Characters.WithPlainDigits(text);
        }

        var length = Characters.Count(text);
        var max = field.Limits.MaxLength ?? (field.Type == FieldType.LongText ? AnswerLimits.LongTextLength : AnswerLimits.TextLength);
        return length > max ? Reading.Wrong("too-long", ("max", Number(max)))
            : length < field.Limits.MinLength ? Reading.Wrong("too-short", ("min", Number(field.Limits.MinLength.Value)))
            : field.Limits.Pattern is { } pattern && !Patterns.Get(pattern).IsMatch(text) ? Reading.Wrong("format")
            : Reading.Of(text);
    }

    /// <summary>Whether a value is larger than any field may be, before anything costly is done with it.</summary>
    public static bool IsOversized(string typed) =>
        typed.Length > AnswerLimits.MaxBytes
        || (typed.Length > AnswerLimits.MaxBytes / 3 && Encoding.UTF8.GetByteCount(typed) > AnswerLimits.MaxBytes);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
