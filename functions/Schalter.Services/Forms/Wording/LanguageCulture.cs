using System.Globalization;

namespace Schalter.Services.Forms.Wording;

/// <summary>How dates and numbers are written in a language of ours.</summary>
internal static class LanguageCulture
{
    private static readonly CultureInfo Arabic = ReadArabic();

    public static CultureInfo Of(string language) => language switch
    {
        // en alone would write dates the American way
        "en" => CultureInfo.GetCultureInfo("en-GB"),
        "ar" => Arabic,
        _ => CultureInfo.GetCultureInfo(language),
    };

    public static bool IsRightToLeft(string language) => Of(language).TextInfo.IsRightToLeft;

    /// <summary>HTML <c>dir</c>.</summary>
    public static string Direction(string language) => IsRightToLeft(language) ? "rtl" : "ltr";

    /// <summary>
    /// .NET writes Western digits, as German papers have them, but between them the signs of the Arabic ones; and dates with direction marks.
    /// </summary>
    private static CultureInfo ReadArabic()
    {
        var culture = new CultureInfo("ar", useUserOverride: false);
        culture.NumberFormat.NumberGroupSeparator = ",";
        culture.NumberFormat.NumberDecimalSeparator = ".";
        culture.NumberFormat.NegativeSign = "-";
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        culture.DateTimeFormat.ShortDatePattern = "d MMMM yyyy";
        return CultureInfo.ReadOnly(culture);
    }
}
