using System.Numerics;
using System.Runtime.InteropServices;

namespace Schalter.Services.Faqs.Searching;

/// <summary>All words of the texts, so that those near a typed one are found without comparing each letter by letter.</summary>
internal sealed class Vocabulary
{
    private const int MostOtherLetters = 2;
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<string> words = [];
    private readonly List<Shape> shapes = [];

    /// <summary>What can be compared at once.</summary>
    /// <param name="Letters">A bit for each letter that it has.</param>
    /// <param name="Beginning">Its first three letters; 0 when it has fewer.</param>
    private readonly record struct Shape(ulong Letters, ulong Beginning, int Length)
    {
        public static Shape Of(string word) => new(
            word.Aggregate(0UL, (set, letter) => set | (1UL << (letter & 63))),
            word.Length < Kinship.LeastBeginning ? 0 : word.Take(Kinship.LeastBeginning).Aggregate(0UL, (all, letter) => (all << 16) | letter),
            word.Length);

        /// <summary>A part brings no letter of its own, a slip two at most; other endings share the beginning.</summary>
        public bool CanBe(Shape word, bool slips)
        {
            var (missing, more) = (Letters & ~word.Letters, word.Letters & ~Letters);
            return missing == 0 || more == 0 || (Beginning == word.Beginning && Beginning != 0)
                || (slips && Math.Abs(Length - word.Length) <= MostOtherLetters
                    && BitOperations.PopCount(missing) <= MostOtherLetters && BitOperations.PopCount(more) <= MostOtherLetters);
        }
    }

    /// <summary>Number of the word; a new one gets the next.</summary>
    public int IdOf(string word)
    {
        if (!ids.TryGetValue(word, out var id))
        {
            ids[word] = id = words.Count;
            words.Add(word);
            shapes.Add(Shape.Of(word));
        }

        return id;
    }

    /// <summary>Every word that the typed one could be, with its nearness.</summary>
    public List<(int Id, double Kinship)> Near(string typed)
    {
        var slips = !ids.ContainsKey(typed);
        var sought = Shape.Of(typed);
        var found = new List<(int, double)>();
        var all = CollectionsMarshal.AsSpan(shapes);
        for (var id = 0; id < all.Length; id++)
        {
            if (sought.CanBe(all[id], slips) && Kinship.Of(typed, words[id], slips) is > 0 and var kinship)
            {
                found.Add((id, kinship));
            }
        }

        return found;
    }
}
