using System.Collections.Frozen;
using Schalter.Services.Forms.Reading;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Forms;

/// <summary>
/// All texts by language and key (<c>area.key</c>). German is the source; where a translation is missing or stale, German stands in.
/// </summary>
public sealed class Texts
{
    public const string SourceLanguage = "de";

    private readonly FrozenDictionary<string, FrozenDictionary<string, LocalizedText>> languages;
    private readonly FrozenDictionary<string, LocalizedText> german;
    private readonly FrozenSet<string> unreviewed;

    private Texts(IReadOnlyList<TextFile> files)
    {
        var source = files.Where(f => f.Language == SourceLanguage).SelectMany(f => f.Texts).ToList();
        german = source.ToFrozenDictionary(t => t.Key, t => new LocalizedText(t.Text, SourceLanguage), StringComparer.Ordinal);
        Languages = [SourceLanguage, .. files.Select(f => f.Language).Distinct().Except([SourceLanguage]).Order(StringComparer.Ordinal)];
        languages = Languages.ToFrozenDictionary(l => l, l => Merge(files.Where(f => f.Language == l)), StringComparer.OrdinalIgnoreCase);
        unreviewed = files.Where(f => !f.IsReviewed).Select(f => f.Language).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Gaps = TextFiles.Gaps(source, files);
    }

    /// <summary>German first, then the others by code.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Translations that fell back to German, and why.</summary>
    public IReadOnlyList<TranslationGap> Gaps { get; }

    /// <summary>Every German key.</summary>
    public IEnumerable<string> Keys => german.Keys;

    /// <exception cref="ContentException">A file is no valid text file, or translates what German does not have.</exception>
    public static Texts Load(string contentRoot) => new(TextFiles.Read(contentRoot));

    public bool Has(string key) => german.ContainsKey(key);

    /// <summary>False while a native speaker has not read all of the language: pages then say that German is binding.</summary>
    public bool IsReviewed(string language) => !unreviewed.Contains(language);

    /// <summary>The text in this language, else in German.</summary>
    /// <exception cref="KeyNotFoundException">There is no German text: a defect, found by the content tests.</exception>
    public string Get(string language, string key, params ReadOnlySpan<(string Name, string Value)> values) =>
        Find(language, key, values).Value;

    /// <inheritdoc cref="Get"/>
    public LocalizedText Find(string language, string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var known = languages.TryGetValue(language, out var found) ? found : german;
        if (!known.TryGetValue(key, out var text))
        {
            throw new KeyNotFoundException($"There is no text {key}.");
        }

        return values.IsEmpty ? text : text with { Value = Placeholders.Fill(text.Value, text.Language, values) };
    }

    private FrozenDictionary<string, LocalizedText> Merge(IEnumerable<TextFile> translations)
    {
        var merged = german.ToDictionary(StringComparer.Ordinal);
        foreach (var file in translations)
        {
            foreach (var text in file.Texts.Where(t => t.IsFresh))
            {
                merged[text.Key] = new(Isolates.WithinText(text.Text, file.Language), file.Language);
            }
        }

        return merged.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
