using System.Numerics;

namespace Schalter.Services.Faqs.Searching;

/// <summary>All words of the texts, so that those near a typed one are found without comparing each letter by letter.</summary>
internal sealed class Vocabulary
{
    private const int MostOtherLetters = 2;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<ulong> letters = [];

    /// <summary>Number of the word; a new one gets the next.</summary>
    public int IdOf(string word)
    {
        if (!ids.TryGetValue(word, out var id))
        {
            ids[word] = id = words.Count;
            words.Add(word);
            letters.Add(LettersOf(word));
        }

        return id;
    }

    /// <summary>Every word that the typed one could be, with its nearness.</summary>
    public List<(int Id, double Kinship)> Near(string typed)
    {
        var slips = !ids.ContainsKey(typed);
        var sought = LettersOf(typed);
        var found = new List<(int, double)>();
        for (var id = 0; id < letters.Count; id++)
        {
            // A part brings no letter of its own, a slip two at most; other endings share the beginning.
            var near = BitOperations.PopCount(sought & ~letters[id]) <= MostOtherLetters
                || BitOperations.PopCount(letters[id] & ~sought) <= MostOtherLetters;
            if ((near || HasSameBeginning(typed, words[id])) && Kinship.Of(typed, words[id], slips) is > 0 and var kinship)
            {
                found.Add((id, kinship));
            }
        }

        return found;
    }

    private static bool HasSameBeginning(string a, string b) =>
        a.Length >= Kinship.LeastBeginning && b.StartsWith(a.AsSpan(0, Kinship.LeastBeginning), StringComparison.Ordinal);

    private static ulong LettersOf(string word) => word.Aggregate(0UL, (set, letter) => set | (1UL << (letter & 63)));
}
