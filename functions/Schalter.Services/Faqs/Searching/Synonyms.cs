namespace Schalter.Services.Faqs.Searching;

/// <summary>Groups of words and phrases that mean the same to people who search: <c>Plastikkarte</c> and <c>eAT</c>.</summary>
internal sealed class Synonyms
{
    private readonly ILookup<string, (string[] Phrase, string[][] Group)> byBeginning;

    public Synonyms(IEnumerable<IEnumerable<string>> groups) => byBeginning = groups
        .Select(g => g.Select(p => SearchWords.Of(p).ToArray()).Where(p => p.Length > 0).ToArray())
        .SelectMany(g => g.Select(phrase => (Phrase: phrase, Group: g)))
        .ToLookup(p => Beginning(p.Phrase[0]), StringComparer.Ordinal);

    public static Synonyms None { get; } = new([]);

    /// <summary>What could be meant by the words from this one on.</summary>
    /// <returns>How many of the words a phrase covers, and the others of its group.</returns>
    public IEnumerable<(int Covers, IEnumerable<string[]> Others)> At(IReadOnlyList<string> words, int at) => byBeginning[Beginning(words[at])]
        .Where(c => IsAt(words, at, c.Phrase))
        .Select(c => (c.Phrase.Length, c.Group.Where(other => other != c.Phrase)));

    private static bool IsAt(IReadOnlyList<string> words, int at, string[] phrase) =>
        at + phrase.Length <= words.Count
        && phrase.Index().All(p => Kinship.IsSame(words[at + p.Index], p.Item));

    private static string Beginning(string word) => word[..Math.Min(word.Length, Kinship.LeastBeginning)];
}
