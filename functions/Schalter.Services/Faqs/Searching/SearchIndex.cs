using System.Runtime.InteropServices;

namespace Schalter.Services.Faqs.Searching;

/// <summary>The words of all entries of one language, and how much each says about an entry. It never changes.</summary>
internal sealed class SearchIndex
{
    private const double QuestionWeight = 8;
    private const double BodyWeight = 1;
    private const double TopicWeight = 1;
    private const double GermanWeight = 0.7;
    private const double SourceWeight = 8;

    /// <summary>How much a word in a long field counts less than one in a short field.</summary>
    private const double QuestionNorm = 0.15;
    private const double BodyNorm = 0.6;

    /// <summary>A word that stands there ten times does not say ten times as much.</summary>
    private const double Saturation = 3;

    private readonly Vocabulary vocabulary = new();
    private readonly (int Entry, float Strength)[][] places;

    public SearchIndex(IReadOnlyList<SearchedText> entries)
    {
        Count = entries.Count;
        var counts = new List<Dictionary<int, double>>();
        Add(counts, entries, e => e.Question, QuestionWeight, QuestionNorm);
        Add(counts, entries, e => e.Body, BodyWeight, BodyNorm);
        Add(counts, entries, e => e.Topics, TopicWeight, 0);
        Add(counts, entries, e => e.German, GermanWeight, BodyNorm);
        Add(counts, entries, e => e.Sources, SourceWeight, 0);
        places = [.. counts.Select(c => c.Select(p => (p.Key, (float)(p.Value / (Saturation + p.Value)))).ToArray())];
    }

    /// <summary>Number of entries.</summary>
    public int Count { get; }

    /// <summary>How much each entry speaks of a word, from 0 to 1.</summary>
    public float[] Strengths(string typed)
    {
        var strengths = new float[Count];
        foreach (var (id, kinship) in vocabulary.Near(typed))
        {
            foreach (var (entry, strength) in places[id])
            {
                strengths[entry] = Math.Max(strengths[entry], (float)kinship * strength);
            }
        }

        return strengths;
    }

    private void Add(
        List<Dictionary<int, double>> counts, IReadOnlyList<SearchedText> entries, Func<SearchedText, string> field, double weight, double norm)
    {
        var texts = entries.Select(e => SearchWords.Of(field(e))).ToList();
        var average = texts.Select(t => t.Count).DefaultIfEmpty(0).Average();
        foreach (var (entry, text) in texts.Index())
        {
            var count = weight / (1 - norm + (norm * text.Count / Math.Max(average, 1)));
            foreach (var id in text.Select(vocabulary.IdOf))
            {
                CollectionsMarshal.SetCount(counts, Math.Max(counts.Count, id + 1));
                CollectionsMarshal.GetValueRefOrAddDefault(counts[id] ??= [], entry, out _) += count;
            }
        }
    }
}
