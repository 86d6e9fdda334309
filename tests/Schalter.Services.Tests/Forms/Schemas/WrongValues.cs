using System.Globalization;
using System.Text.Json.Nodes;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>What programs and people send in place of an answer; some of it is right after all.</summary>
internal static class WrongValues
{
    private static readonly string[] Raw =
    [
        "5", "-1", "0.5", "1.0", "-0", "1e2", "1e400", "1e-30", "19.99", "0.1", "79.999", "999999999999999999999", "true", "false", "null", "\"\"",
        "\" \"", "\"\\u200b\"", "\"true\"", "\"ja\"", "\"1\"", "\"none\"", "\"UKR\"", "\"ukr\"", "\"UA\"", "\"uk\"", "[]", "[\"a\", \"b\"]",
        "[\"UKR\"]", "[\"UKR\", \"POL\"]", "[\"UKR\", \"UKR\"]", "[\"UKR\", 5]", "[null]", "[\"other\", \"employment\"]", "[[]]", "[[1]]", "{}",
        "{\"x\": 1}", "[{}]", "[{\"familyName\": \"A\"}]", "[true]",
    ];

    private static readonly string[] Texts =
    [
        "Nope", "2026-02-30", "2025-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "1899-12-31", "1900-01-01", "2026-13-01", "2026-00-10",
        "2026", "2026-05", "2026-5-1", "0000-01-01", "0000", "31.3.2026", "31.13.2026", "1985-00-00", "today", "1.250,50", "a@b", "a@b.d", "a..b@c.de",
        ".a@c.de", "a@-c.de", "a@c-.de", "a@c.de.", "a@c.1e", "a@b_c.de", "ä@c.de", "a@ü.de", "a b@c.de", "+490711123", "+49711", "0711 12345", "+0123456789",
        "+1234567890123456", " a", "a ", "a\tb", "a\nb", "a\u0000b", "a\u202Eb", "a\u2066b", "a\uFDD0b", "a\u0085b", "a\u2028b", "a\u001Fb", "a\u00ADb",
        "\uFEFFa", "a\uFEFFb", "e\u0301", "\u0301", "a\r\nb", "12345", "١٢٣٤٥", "123456", "1234\n", "ＡＢ", "Ａ2345",
    ];

    public static JsonNode? For(FormField field, Chance chance) => chance.Below(5) switch
    {
        0 => JsonNode.Parse(chance.Of(Raw)),
        1 => chance.Of(Texts),
        2 => Sized(field, chance),
        3 => Bound(field, chance),
        _ => field.Choices.Count > 0 && !field.TakesMany ? chance.Of(field.Choices)
            : field.TakesMany ? new JsonArray([.. Enumerable.Range(0, 1 + chance.Below(7)).Select(_ => (JsonNode)(field.Choices.Count > 0
                ? chance.Of(field.Choices) : chance.Of(chance.OneIn(2) ? FieldValues.Countries : FieldValues.Languages)))])
            : FieldValues.Right(field, [], chance)[0],
    };

    /// <summary>Just too long, just not, and both in characters of two UTF-16 units.</summary>
    private static JsonNode Sized(FormField field, Chance chance)
    {
        var max = field.Limits.MaxLength ?? (field.Type == FieldType.LongText ? AnswerLimits.LongTextLength : AnswerLimits.TextLength);
        var length = chance.Of([max, max + 1, (field.Limits.MinLength ?? 1) - 1, field.Limits.MinLength ?? 1]);
        return string.Concat(Enumerable.Repeat(chance.Of(["x", "😀", "é"]), length));
    }

    /// <summary>At a bound, and one beyond.</summary>
    private static JsonNode? Bound(FormField field, Chance chance)
    {
        var limits = field.Limits;
        if (field.Type == FieldType.Number)
        {
            var step = chance.Of([0m, 1m, -1m]);
            return JsonNode.Parse(((chance.OneIn(2) ? limits.Min : limits.Max) + step ?? step).ToString(CultureInfo.InvariantCulture));
        }

        var bound = (chance.OneIn(2) ? limits.NotBefore : limits.NotAfter) ?? "1900-01-01";
        var day = DateBound.On(bound, AForm.Today).AddDays(chance.Of([0, 1, -1, 31, -31, 366, -366]));
        return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)[..chance.Of([4, 7, 10])];
    }
}
