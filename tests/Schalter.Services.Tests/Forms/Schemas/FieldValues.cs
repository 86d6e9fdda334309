using System.Globalization;
using System.Text.Json.Nodes;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>Right answers in canonical writing, edges of each limit among them.</summary>
internal static class FieldValues
{
    private static readonly string[] Signs =
        ["a", "Z", "ß", "é", "ğ", "Ł", "Ж", "ї", "ع", "ي", "字", "😀", "𝔸", "'", "-", ".", "9", " ", "\u00A0", "\u200D", "\u200B", "\u200E"];

    private static readonly string[] Mails = ["a@b.de", "olena.o'neil+x@xn--mller-kva.example.org", "A_{1}@Sub-1.Example.ORG", "x@y-z.museum"];
    private static readonly string[] Phones = ["+4971112345", "+380441234567", "+1234567", "+481234567", "+123456789012345"];

    public static string[] Countries { get; } = [.. CodeLists.Countries.Order(StringComparer.Ordinal)];

    public static string[] Languages { get; } = [.. CodeLists.Languages.Order(StringComparer.Ordinal)];

    /// <param name="offered">Choices there are just now.</param>
    public static IReadOnlyList<JsonNode> Right(FormField field, IReadOnlyList<string> offered, Chance chance)
    {
        var count = field.TakesMany ? Math.Max(field.Limits.MinItems ?? 1, 1 + chance.Below(Math.Min(field.Limits.MaxItems ?? 3, 3))) : 1;
        var values = Enumerable.Range(0, count).Select(_ => One(field, offered, chance)).DistinctBy(v => v.ToJsonString()).ToList();
        return values;
    }

    private static JsonNode One(FormField field, IReadOnlyList<string> offered, Chance chance) => field.Type switch
    {
        FieldType.Text or FieldType.LongText => Text(field, chance),
        FieldType.Number => Number(field.Limits, chance),
        FieldType.Date or FieldType.PartialDate => Date(field, chance),
        FieldType.Country => chance.Of(Countries),
        FieldType.Language => chance.Of(Languages),
        FieldType.Email => chance.OneIn(4) ? $"{new string('l', 64)}@{string.Join('.', Enumerable.Repeat(new string('d', 61), 3))}.de" : chance.Of(Mails),
        FieldType.Phone => chance.Of(Phones),
        FieldType.Choice or FieldType.MultiChoice => chance.Of(offered),
        FieldType.YesNo => chance.OneIn(2),
        FieldType.Declaration => true,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };

    private static string Text(FormField field, Chance chance)
    {
        if (field.Limits.Pattern is { } pattern)
        {
            return string.Concat(Enumerable.Repeat(chance.Below(10).ToString(CultureInfo.InvariantCulture), pattern[^2] - '0' + (pattern.EndsWith("12}", StringComparison.Ordinal) ? 10 : 0)));
        }

        var min = Math.Max(field.Limits.MinLength ?? 1, 1);
        var max = field.Limits.MaxLength ?? (field.Type == FieldType.LongText ? AnswerLimits.LongTextLength : AnswerLimits.TextLength);
        var length = chance.Below(8) switch { 0 => min, 1 => max, _ => Math.Min(max, min + chance.Below(12)) };
        var middle = Enumerable.Range(0, Math.Max(length - 2, 0)).Select(i => i < 12 ? chance.Of(Signs) : "x");
        var text = string.Concat(middle.Prepend("A").Concat(length > 1 ? ["𝔹"] : []));
        return field.Type == FieldType.LongText && length > 30 ? text.Replace("xx", "x\n", StringComparison.Ordinal) : text;
    }

    private static JsonNode Number(FieldLimits limits, Chance chance)
    {
        var (min, max) = (limits.Min ?? -1000, limits.Max ?? 1000);
        var decimals = limits.Decimals ?? NumberValue.DefaultDecimals;
        var number = chance.Below(5) switch
        {
            0 => min,
            1 => max,
            _ => Math.Round(min + ((max - min) * chance.Below(100_000) / 100_000m), decimals),
        };
        return JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))!;
    }

    /// <summary>Whole days, and where allowed years and months; often one of the bounds.</summary>
    private static string Date(FormField field, Chance chance)
    {
        var first = field.Limits.NotBefore is { } low ? DateBound.On(low, AForm.Today) : new(1900, 1, 1);
        var last = field.Limits.NotAfter is { } high ? DateBound.On(high, AForm.Today) : new(2100, 12, 31);
        var day = chance.Below(6) switch
        {
            0 => first,
            1 => last,
            _ => first.AddDays(chance.Below(last.DayNumber - first.DayNumber + 1)),
        };
        var iso = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return field.Type == FieldType.Date ? iso : iso[..chance.Of([4, 7, 10])];
    }
}
