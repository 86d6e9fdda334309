using System.Collections.Frozen;
using Schalter.Services.Content;
using Schalter.Services.Forms.Reading;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Forms;

/// <summary>
/// All texts by language and key (<c>area.key</c>). German is the source; where a translation is missing or stale, German stands in.
/// </summary>
public sealed class Texts
{
    public const string SourceLanguage = "de";

    private readonly FrozenDictionary<string, Dictionary<string, LocalizedText>> languages;
    private readonly Dictionary<string, LocalizedText> german;
    private readonly FrozenSet<string> unreviewed;
    private readonly FormWording? own;

    private Texts(IReadOnlyList<TextFile> files)
    {
        var source = files.Where(f => f.Language == SourceLanguage).SelectMany(f => f.Texts).ToList();
        german = source.ToDictionary(t => t.Key, t => new LocalizedText(t.Text, SourceLanguage), StringComparer.Ordinal);
        Languages = [SourceLanguage, .. files.Select(f => f.Language).Distinct().Except([SourceLanguage]).Order(StringComparer.Ordinal)];
        languages = Languages.ToFrozenDictionary(l => l, l => Merge(files.Where(f => f.Language == l)), StringComparer.OrdinalIgnoreCase);
        unreviewed = files.Where(f => !f.IsReviewed).Select(f => f.Language).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        Gaps = TextFiles.Gaps(source, files);
    }

    private Texts(FormWording only)
    {
        german = only.German;
        languages = FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create(SourceLanguage, german)], StringComparer.OrdinalIgnoreCase);
        (Languages, Gaps, unreviewed) = ([SourceLanguage], [], []);
    }

    private Texts(Texts all, FormWording own)
    {
        (german, languages, unreviewed, this.own) = (all.german, all.languages, all.unreviewed, own);
        (Languages, Gaps) = (all.Languages, all.Gaps);
    }

    /// <summary>German first, then the others by code.</summary>
    public IReadOnlyList<string> Languages { get; }

    /// <summary>Translations that fell back to German, and why.</summary>
    public IReadOnlyList<TranslationGap> Gaps { get; }

    /// <summary>Every German key.</summary>
    public IEnumerable<string> Keys => german.Keys;

    /// <exception cref="ContentException">A file is no valid text file, or translates what German does not have.</exception>
    public static Texts Load(string contentRoot) => Load(ContentFiles.Read(contentRoot));

    /// <inheritdoc cref="Load(string)"/>
    public static Texts Load(ContentFiles content) => new(TextFiles.Read(content));

    /// <summary>The German texts of one form and nothing else, to read it with.</summary>
    internal static Texts Of(FormWording wording) => new(wording);

    /// <summary>The texts to speak of a form with: its own in place of today's when it is an earlier version.</summary>
    public Texts For(FormDefinition? form) => form?.Wording is { } wording ? new(this, wording) : this;

    public bool Has(string key) => own?.Covers(key) == true ? own.Find(SourceLanguage, key) is not null : german.ContainsKey(key);

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
        var text = own?.Find(language, key) ?? known.GetValueOrDefault(key) ?? throw new KeyNotFoundException($"There is no text {key}.");

        return values.IsEmpty ? text : text with { Value = Placeholders.Fill(text.Value, text.Language, values) };
    }

    private Dictionary<string, LocalizedText> Merge(IEnumerable<TextFile> translations)
    {
        // Not a frozen one: making those costs a cold start more than their look-ups ever save.
        var merged = new Dictionary<string, LocalizedText>(german, StringComparer.Ordinal);
        foreach (var file in translations)
        {
            foreach (var text in file.Texts.Where(t => t.IsFresh))
            {
                merged[text.Key] = new(Isolates.WithinText(text.Text, file.Language), file.Language);
            }
        }

        return merged;
    }
}
