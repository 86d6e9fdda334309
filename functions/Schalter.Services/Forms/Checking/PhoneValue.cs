using System.Text;

namespace Schalter.Services.Forms.Checking;

/// <summary>Reads phone numbers to E.164; without a country code they are German.</summary>
internal static class PhoneValue
{
    private const string Separators = " \u00A0\u202F()-/.\u2010\u2011\u2013";
    private const int MaxTyped = 40;

    public static Reading Read(string typed)
    {
        var plain = Characters.WithPlainDigits(typed).Replace("(0)", string.Empty, StringComparison.Ordinal);
        if (plain.Length > MaxTyped)
        {
            return Reading.Wrong("phone-invalid");
        }

        var digits = new StringBuilder(plain.Length);
        foreach (var c in plain)
        {
            if (char.IsAsciiDigit(c) || (c == '+' && digits.Length == 0))
            {
                digits.Append(c);
            }
            else if (!Separators.Contains(c, StringComparison.Ordinal))
            {
                return Reading.Wrong("phone-invalid");
            }
        }

        return International(digits.ToString()) is { } number ? Reading.Of(number) : Reading.Wrong("phone-invalid");
    }

    private static string? International(string digits)
    {
        var number = digits switch
        {
            ['+', ..] => digits,
            ['0', '0', .. var rest] => "+" + rest,
            ['0', .. var rest] => "+49" + rest,
            _ => string.Empty,
        };
        if (number.StartsWith("+490", StringComparison.Ordinal))
        {
            number = "+49" + number[3..].TrimStart('0');
        }

        return number.Length is >= 8 and <= 16 && number[1] != '0' ? number : null;
    }
}
