using System.Security.Cryptography;

namespace Schalter.Services.Platform;

/// <summary>
/// The number a person keeps: <c>F3KM-7QXD-RT9W</c>. 23 characters without look-alikes (no 0 O 1 I L, 2 Z, 5 S, 8 B, U V) and
/// without vowels, so that no words appear; eleven random ones (49 bits) and one check character. It is no secret.
/// </summary>
public readonly record struct ReferenceNumber
{
    /// <summary>A prime number of characters, so that the check finds every wrong character and every swap of two.</summary>
    public const string Characters = "34679CDFGHJKMNPQRTVWXY2";

    private const int Length = 12;
    private const int GroupLength = 4;

    private ReferenceNumber(string value) => Value = value;

    /// <summary>Canonical text with hyphens.</summary>
    public string Value { get; }

    public static ReferenceNumber NewRandom()
    {
        Span<int> digits = stackalloc int[Length - 1];
        foreach (ref var digit in digits)
        {
            digit = RandomNumberGenerator.GetInt32(Characters.Length);
        }

        return FromDigits(digits);
    }

    /// <summary>The same bytes give the same reference: how an idempotency key leads back to its own submission.</summary>
    /// <param name="mac">At least 32 bytes of a keyed hash.</param>
    public static ReferenceNumber Derive(ReadOnlySpan<byte> mac)
    {
        var number = new System.Numerics.BigInteger(mac, isUnsigned: true);
        Span<int> digits = stackalloc int[Length - 1];
        foreach (ref var digit in digits)
        {
            number = System.Numerics.BigInteger.DivRem(number, Characters.Length, out var remainder);
            digit = (int)remainder;
        }

        return FromDigits(digits);
    }

    /// <summary>Reads what people type or copy: any case, digits of any script, with or without dashes, spaces and signs that nobody sees.</summary>
    public static bool TryParse(string? text, out ReferenceNumber reference)
    {
        reference = default;
        Span<int> digits = stackalloc int[Length];
        var count = 0;
        foreach (var c in text ?? string.Empty)
        {
            if (!TypedText.IsBetween(c))
            {
                var digit = Characters.IndexOf(TypedText.Plain(c), StringComparison.Ordinal);
                if (digit < 0 || count == Length)
                {
                    return false;
                }

                digits[count++] = digit;
            }
        }

        var isGenuine = count == Length && CheckDigit(digits[..^1]) == digits[^1];
        reference = isGenuine ? FromDigits(digits[..^1]) : default;
        return isGenuine;
    }

    /// <summary>What somebody typed in its canonical writing; null when it is no reference.</summary>
    public static string? Canonical(string? typed) => TryParse(typed, out var reference) ? reference.Value : null;

    public override string ToString() => Value;

    private static ReferenceNumber FromDigits(ReadOnlySpan<int> digits)
    {
        Span<char> text = stackalloc char[Length + (Length / GroupLength) - 1];
        var at = 0;
        for (var i = 0; i < Length; i++)
        {
            if (i > 0 && i % GroupLength == 0)
            {
                text[at++] = '-';
            }

            text[at++] = Characters[i < digits.Length ? digits[i] : CheckDigit(digits)];
        }

        return new(new string(text));
    }

    /// <summary>Weighted sum modulo 23 with weights 2…12: all different and none zero, which is what finds swaps.</summary>
    private static int CheckDigit(ReadOnlySpan<int> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            sum += (i + 2) * digits[i];
        }

        return sum % Characters.Length;
    }
}
