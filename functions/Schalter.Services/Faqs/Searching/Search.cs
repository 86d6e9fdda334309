using System.Collections.Concurrent;

namespace Schalter.Services.Faqs.Searching;

/// <summary>
/// Ranks entries by what was typed, much as BM25 does: rare words count more, the question more than the answer, and what was typed
/// more than what it may have meant.
/// </summary>
internal sealed class Search(SearchIndex index, Synonyms synonyms)
{
    private const float SynonymWeight = 0.75f;
    private const double PhraseWeight = 0.8;

    /// <summary>Below this share of the best, an entry only shares a word with what was typed.</summary>
    private const double LeastShare = 0.2;

    private const int MostWords = 12;

    /// <summary>Of the words of synonyms, of which there are only so many; what people type is not kept.</summary>
    private readonly ConcurrentDictionary<string, float[]> meanings = new(StringComparer.Ordinal);

    /// <summary>Numbers of entries, best first; none when nothing is like it.</summary>
    public IReadOnlyList<int> Rank(string typed)
    {
        var words = SearchWords.Of(typed).Take(MostWords).ToList();
        var own = words.ConvertAll(index.Strengths);
        var total = new double[index.Count];
        for (var at = 0; at < words.Count; at++)
        {
            var meant = synonyms.At(words, at).ToLookup(s => s.Covers, s => s.Others);
            Add(total, meant[1].SelectMany(o => o).Aggregate((float[])own[at].Clone(), (best, phrase) => Better(best, phrase, SynonymWeight)), 1);
            foreach (var several in meant.Where(m => m.Key > 1))
            {
                var phrase = All([.. own.Skip(at).Take(several.Key)]);
                Add(total, several.SelectMany(o => o).Aggregate(phrase, (best, other) => Better(best, other, 1)), PhraseWeight);
            }
        }

        var least = LeastShare * total.DefaultIfEmpty(0).Max();
        return [.. Enumerable.Range(0, total.Length).Where(e => total[e] > 0 && total[e] >= least).OrderByDescending(e => total[e])];
    }

    private float[] Better(float[] best, string[] phrase, float weight)
    {
        var strengths = All([.. phrase.Select(w => meanings.GetOrAdd(w, index.Strengths))]);
        for (var entry = 0; entry < best.Length; entry++)
        {
            best[entry] = Math.Max(best[entry], weight * strengths[entry]);
        }

        return best;
    }

    /// <summary>A phrase counts as much as the word of it that an entry says least of.</summary>
    private static float[] All(float[][] words)
    {
        var all = (float[])words[0].Clone();
        foreach (var word in words.Skip(1))
        {
            for (var entry = 0; entry < all.Length; entry++)
            {
                all[entry] = Math.Min(all[entry], word[entry]);
            }
        }

        return all;
    }

    private static void Add(double[] total, float[] strengths, double weight)
    {
        var half = strengths.Max() / 2;
        var found = 0;
        foreach (var strength in strengths)
        {
            found += strength > 0 && strength >= half ? 1 : 0;
        }

        var rarity = Math.Log(1 + ((strengths.Length - found + 0.5) / (found + 0.5)));
        for (var entry = 0; entry < total.Length; entry++)
        {
            total[entry] += weight * rarity * strengths[entry];
        }
    }
}
