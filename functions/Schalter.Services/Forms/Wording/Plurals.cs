using System.Globalization;
using System.Text.RegularExpressions;

namespace Schalter.Services.Forms.Wording;

/// <summary>
/// Words that follow a number, written as in ICU MessageFormat: <c>plural, one {# файл} few {# файли} many {# файлів} other {# файлу}</c>.
/// <c>#</c> is the number as shown; <c>other</c> must be there and stands in for forms left out.
/// </summary>
internal static partial class Plurals
{
    public const string Example = "{name, plural, one {# day} other {# days}}";

    private const string Other = "other";

    public static bool AreForms(string forms) =>
        Syntax().Match(forms) is { Success: true } match && match.Groups["category"].Captures.Any(c => c.Value == Other);

    /// <param name="value">The number as it is shown in the language; what is no number takes <c>other</c>.</param>
    public static string Say(string forms, string value, string language)
    {
        var category = decimal.TryParse(value, NumberStyles.Number, LanguageCulture.Of(language), out var number)
            ? PluralRules.Category(language, number)
            : Other;
        var match = Syntax().Match(forms);
        var said = match.Groups["category"].Captures.Zip(match.Groups["words"].Captures).ToDictionary(f => f.First.Value, f => f.Second.Value);
        var words = said.GetValueOrDefault(category) ?? said.GetValueOrDefault(Other) ?? "#";
        return words.Replace("#", Isolates.Around(value, language), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*plural\s*,(?:\s*(?<category>zero|one|two|few|many|other)\s*\{(?<words>[^{}]*)\})+\s*$")]
    private static partial Regex Syntax();
}
