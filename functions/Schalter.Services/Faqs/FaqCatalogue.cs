using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Schalter.Services.Content;
using Schalter.Services.Faqs.Reading;
using Schalter.Services.Faqs.Searching;
using Schalter.Services.Forms;

namespace Schalter.Services.Faqs;

/// <summary>All questions and answers, read from <c>faqs/</c>. The index of a language is made when it is first searched in.</summary>
public sealed partial class FaqCatalogue
{
    private readonly Dictionary<string, Dictionary<string, string>> names;
    private readonly Dictionary<string, Faq> byId;
    private readonly Synonyms synonyms;
    private readonly ConcurrentDictionary<string, Lazy<Search>> searches = new(StringComparer.Ordinal);

    private FaqCatalogue(ContentFiles content, IReadOnlyList<string> languages)
    {
        Topics = FaqWords.Topics(content);
        names = languages.ToDictionary(l => l, l => FaqWords.Names(content, l, Topics), StringComparer.Ordinal);
        synonyms = FaqWords.Synonyms(content);
        var reader = new FaqReader(content, Topics, [.. content.In("forms").Concat(content.In("schedules")).Select(f => f.Name)]);
        All = [.. FaqWords.German(content, languages).Select(f => reader.Read(f, languages.Where(l => l != Texts.SourceLanguage)))];
        byId = All.ToDictionary(f => f.Id, StringComparer.Ordinal);
        Gaps = [.. reader.Gaps];
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<Faq> All { get; }

    /// <summary>In the order they are shown in.</summary>
    public IReadOnlyList<string> Topics { get; }

    /// <summary>Translations for which German is shown.</summary>
    public IReadOnlyList<TranslationGap> Gaps { get; }

    /// <param name="proved">Files whose Markdown was proved before; null proves all.</param>
    /// <exception cref="ContentException">A file has a mistake.</exception>
    public static FaqCatalogue Load(ContentFiles content, Texts texts, ContentFiles? proved)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(texts);
        var catalogue = new FaqCatalogue(content, texts.Languages);
        foreach (var file in content.All.Where(f => FaqNames.Of(f.Path) is not null))
        {
            if (proved?.Find(file.Path) is not { } before || !before.Bytes.Span.SequenceEqual(file.Bytes.Span))
            {
                FaqMarkdown.Prove(file);
            }
        }

        return catalogue;
    }

    public Faq? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>Languages in which the German entry is shown because its translation was made from another text.</summary>
    public IReadOnlyList<string> StaleOf(string id) => [.. Gaps.Where(g => g.IsStale && g.Key == FaqNames.KeyOf(id)).Select(g => g.Language)];

    /// <summary>Name of a topic, in German where that language has none.</summary>
    public string NameOf(string topic, string language) =>
        names.GetValueOrDefault(language)?.GetValueOrDefault(topic) ?? names[Texts.SourceLanguage][topic];

    /// <summary>What answers this, best first.</summary>
    public IEnumerable<Faq> Rank(string language, string typed) =>
        searches.GetOrAdd(language, l => new(() => new(new([.. All.Select(f => Searched(f, l))]), synonyms))).Value.Rank(typed).Select(at => All[at]);

    /// <summary>Nobody looks for a paragraph's third sentence, and its numbers stand in every other question.</summary>
    [GeneratedRegex(@"\s(Abs|Satz|Nr|Buchst)\b.*")]
    private static partial Regex Detail();

    private SearchedText Searched(Faq faq, string language)
    {
        var (own, german) = (faq.In(language), faq.German);
        var topics = string.Join(' ', faq.Topics.Select(t => NameOf(t, language)));
        return new(
            own.Question, own.Body, topics, own == german ? string.Empty : $"{german.Question}\n{german.Body}",
            string.Join('\n', faq.Sources.Select(s => Detail().Replace(s, string.Empty))));
    }
}
