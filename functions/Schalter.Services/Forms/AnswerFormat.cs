using System.Globalization;
using Schalter.Services.Forms.Checking;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Forms;

/// <summary>Shows canonical values as people of a language write them.</summary>
public static class AnswerFormat
{
    /// <summary>An ISO date, also a partial one. English names the month: 3/4 is a different day on either side of the Atlantic.</summary>
    public static string Date(string iso, string language)
    {
        if (PartialDate.Read(iso) is not { } date)
        {
            return iso;
        }

        var culture = LanguageCulture.Of(language);
        return date.Month == 0 ? iso
            : date.Day == 0 ? date.First.ToString("MMMM yyyy", culture)
            : date.First.ToString(language == "en" ? "d MMMM yyyy" : "d", culture);
    }

    public static string Number(string invariant, string language) =>
        decimal.Parse(invariant, CultureInfo.InvariantCulture).ToString("#,0.##########", LanguageCulture.Of(language));

    internal static string Value(FormField field, string value, Texts texts, string language) => field.Type switch
    {
        FieldType.Date or FieldType.PartialDate => Date(value, language),
        FieldType.Number => Number(value, language),
        FieldType.Country => CodeNames.Country(texts, language, value),
        FieldType.Language => CodeNames.Language(language, value),
        FieldType.Choice or FieldType.MultiChoice => texts.Get(language, $"{field.TextKey}.choice.{value}"),
        FieldType.YesNo or FieldType.Declaration => texts.Get(language, $"blocks.yesNo.{value}"),
        _ => value,
    };
}
