using System.Globalization;

namespace Schalter.Services.Forms.Checking;

/// <summary>
/// Reads numbers as people write them: <c>45.000</c>, <c>45 000,50</c>, <c>45,000.50</c>, <c>39.5</c>. The last of dot and comma is the decimal
/// sign, unless exactly three digits follow where fewer decimals are expected: nobody means 45 euros by a salary of 45.000.
/// </summary>
internal static class NumberValue
{
    public const int DefaultDecimals = 2;
    private const int MaxDigits = 20;

    public static Reading Read(FormField field, string typed)
    {
        var decimals = field.Limits.Decimals ?? DefaultDecimals;
        if (Parse(Plain(typed), decimals) is not { } number)
        {
            return Reading.Wrong("number-invalid");
        }

        if (number.Scale > decimals)
        {
            return decimals == 0
                ? Reading.Wrong("number-not-whole")
                : Reading.Wrong("too-many-decimals", ("max", Text(decimals)));
        }

        return number < field.Limits.Min ? Reading.Wrong("number-too-small", ("min", Text(field.Limits.Min.Value)))
            : number > field.Limits.Max ? Reading.Wrong("number-too-large", ("max", Text(field.Limits.Max.Value)))
            : Reading.Of(Text(number));
    }

    private static string Plain(string typed) => string.Concat(Characters.WithPlainDigits(typed).Where(c => !char.IsWhiteSpace(c) && c != '\''))
        .Replace('\u2212', '-');

    private static decimal? Parse(string plain, int decimals)
    {
        var digits = plain.StartsWith('-') ? plain.AsSpan(1) : plain;
        var (last, first) = (digits.LastIndexOfAny('.', ','), digits.IndexOfAny('.', ','));
        var group = last < 0 ? '\0' : digits[last] == '.' ? ',' : '.';
        if (last >= 0 && digits.Length - last == 4 && decimals < 3 && (first == last || digits.Count(digits[last]) > 1))
        {
            (group, last) = (digits[last], -1);
        }

        var whole = last < 0 ? digits : digits[..last];
        var fraction = last < 0 ? [] : digits[(last + 1)..];
        return IsGrouped(whole, group) && !fraction.ContainsAnyExceptInRange('0', '9') && (last < 0 || fraction.Length > 0)
            ? Value(plain.Length != digits.Length, whole, fraction)
            : null;
    }

    /// <summary>Digits, in groups of three if the group sign is there at all.</summary>
    private static bool IsGrouped(ReadOnlySpan<char> whole, char group)
    {
        if (whole.IsEmpty || whole[0] == group)
        {
            return false;
        }

        if (!whole.Contains(group))
        {
            return !whole.ContainsAnyExceptInRange('0', '9');
        }

        for (var i = 1; i <= whole.Length; i++)
        {
            var c = whole[^i];
            if (i % 4 == 0 ? c != group : !char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return whole[0] != '0';
    }

    private static decimal? Value(bool negative, ReadOnlySpan<char> whole, ReadOnlySpan<char> fraction)
    {
        var digits = string.Concat(whole, ".", fraction.TrimEnd('0')).Replace(",", string.Empty, StringComparison.Ordinal);
        var point = digits.LastIndexOf('.');
        digits = digits[..point].Replace(".", string.Empty, StringComparison.Ordinal) + digits[point..].TrimEnd('.');
        if (digits.Length > MaxDigits)
        {
            return null;
        }

        var value = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return negative ? 0 - value : value;
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
