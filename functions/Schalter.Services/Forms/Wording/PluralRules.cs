namespace Schalter.Services.Forms.Wording;

/// <summary>
/// Which form of a word a number asks for: the cardinal rules of Unicode CLDR 48 for our languages, which .NET does not offer. Any other
/// language is taken to have a singular and a plural.
/// </summary>
internal static class PluralRules
{
    private const decimal Million = 1_000_000;

    /// <param name="number">Its scale says how many decimals are shown: 1 and 1.0 may ask for different forms.</param>
    public static string Category(string language, decimal number)
    {
        var size = Math.Abs(number);
        return language switch
        {
            "ar" => Arabic(size),
            "fr" => French(size),
            "tr" => size == 1 ? "one" : "other",
            "uk" => size.Scale > 0 ? "other" : Ukrainian(size % 10, size % 100),
            _ => size is { Scale: 0 } and 1 ? "one" : "other",
        };
    }

    private static string Arabic(decimal size) => size switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        _ when size != decimal.Truncate(size) => "other",
        _ when size % 100 is >= 3 and <= 10 => "few",
        _ when size % 100 is >= 11 and <= 99 => "many",
        _ => "other",
    };

    private static string French(decimal size) => size < 2 ? "one"
        : size.Scale == 0 && size % Million == 0 ? "many"
        : "other";

    private static string Ukrainian(decimal lastDigit, decimal lastTwo) =>
        lastTwo is >= 11 and <= 14 ? "many"
        : lastDigit == 1 ? "one"
        : lastDigit is >= 2 and <= 4 ? "few"
        : "many";
}
