namespace Schalter.Services.Faqs.Searching;

/// <summary>How near a word of the texts is to one that somebody typed: an ending, a part of a compound, a slip of the finger.</summary>
internal static class Kinship
{
    /// <summary>The same word in another form.</summary>
    private const double SameWord = 0.8;

    /// <summary>Words that differ in their first letters are never forms of each other.</summary>
    public const int LeastBeginning = 3;

    private const double Head = 0.7;
    private const double Front = 0.62;
    private const double Inside = 0.5;
    private const double PartOnly = 0.75;
    private const double OneSlip = 0.6;
    private const double TwoSlips = 0.45;
    private const int ShortestPart = 4;
    private const int LongWord = 8;

    /// <returns>1 for the word itself; 0 for another one.</returns>
    /// <param name="slips">Whether it may be mistyped: not when the word is known as it was typed.</param>
    public static double Of(string typed, string word, bool slips)
    {
        if (typed == word)
        {
            return 1;
        }

        if (char.IsDigit(typed[0]) || char.IsDigit(word[0]))
        {
            return 0;
        }

        return IsForm(typed, word) ? SameWord
            : Math.Max(OfParts(typed, word), slips ? OfSlips(typed, word) : 0);
    }

    /// <summary>Whether it is this word in some form; a long one may have a slip in it.</summary>
    public static bool IsSame(string typed, string word) => Of(typed, word, slips: false) >= SameWord
        || (Math.Min(typed.Length, word.Length) >= LongWord && Slips.Count(typed, word, 1) <= 1);

    /// <summary>Other endings: Karte and Karten, загубив and загубила.</summary>
    private static bool IsForm(string a, string b)
    {
        var common = a.AsSpan().CommonPrefixLength(b);
        var rest = a.Length + b.Length - (2 * common);
        return common switch
        {
            < LeastBeginning => false,
            LeastBeginning => rest == 1,
            4 => rest <= 2,
            5 => rest <= 3,
            _ => rest <= 4,
        };
    }

    private static double OfParts(string typed, string word)
    {
        if (typed.Length >= ShortestPart && word.Length > typed.Length)
        {
            return OfPart(typed, word);
        }

        return word.Length >= ShortestPart && typed.Length > word.Length ? PartOnly * OfPart(word, typed) : 0;
    }

    private static double OfPart(string part, string compound)
    {
        var at = compound.IndexOf(part, StringComparison.Ordinal);
        return at < 0 ? 0
            : compound.EndsWith(part, StringComparison.Ordinal) ? Head
            : at == 0 ? Front
            : Inside;
    }

    private static double OfSlips(string typed, string word)
    {
        var most = Math.Min(typed.Length, word.Length) switch
        {
            < 4 => 0,
            < LongWord => 1,
            _ => 2,
        };
        var count = most == 0 ? int.MaxValue : Slips.Count(typed, word, most);
        return count > most ? 0 : count == 1 ? OneSlip : TwoSlips;
    }
}
