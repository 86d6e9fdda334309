namespace Schalter.Services.Forms.Checking;

/// <summary>Reads one typed value as its field's type has it.</summary>
internal static class FieldValue
{
    public static Reading Read(FormField field, string typed, DateOnly today)
    {
        if (TextValue.IsOversized(typed))
        {
            return Reading.Wrong("too-long", ("max", "65536"));
        }

        return Characters.Clean(typed, lines: field.Type == FieldType.LongText) is { } text
            ? ReadClean(field, text, today)
            : Reading.Wrong("characters-not-allowed");
    }

    private static Reading ReadClean(FormField field, string text, DateOnly today) => field.Type switch
    {
        FieldType.Text or FieldType.LongText => TextValue.Read(field, text),
        FieldType.Number => NumberValue.Read(field, text),
        FieldType.Date or FieldType.PartialDate => DateValue.Read(field, text, today),
        FieldType.Country => Known(CodeLists.Country(text), "country-unknown"),
        FieldType.Language => Known(CodeLists.Language(text), "language-unknown"),
        FieldType.Email => EmailValue.Read(text),
        FieldType.Phone => PhoneValue.Read(text),
        FieldType.Choice or FieldType.MultiChoice => Known(field.Choices.FirstOrDefault(c => c == text), "choice-unknown"),
        FieldType.YesNo => Known(YesNo(text), "yes-no-invalid"),
        FieldType.Declaration => Known(YesNo(text) is "true" ? "true" : null, "declaration-required"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field.Type, "groups have no value of their own"),
    };

    private static Reading Known(string? canonical, string code) => canonical is null ? Reading.Wrong(code) : Reading.Of(canonical);

    private static string? YesNo(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "ON" or "JA" or "YES" or "1" => "true",
        "FALSE" or "OFF" or "NEIN" or "NO" or "0" => "false",
        _ => null,
    };
}
