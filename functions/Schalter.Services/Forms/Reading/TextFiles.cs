using System.Security.Cryptography;
using System.Text;
using Schalter.Services.Content;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Forms.Reading;

/// <summary>One file <c>texts/{language}/{area}.json</c>.</summary>
internal sealed record TextFile(string Language, bool IsReviewed, IReadOnlyList<TextEntry> Texts);

/// <summary>A text by its global key; fresh when made from today's German text (always, for German itself).</summary>
internal sealed record TextEntry(string Key, string Text, bool IsFresh);

/// <summary>Reads the text files of all languages, German first, as it decides what is fresh.</summary>
internal static class TextFiles
{
    private const string Folder = "texts";

    public static IReadOnlyList<TextFile> Read(ContentFiles content)
    {
        var german = Together.Select(content.In($"{Folder}/{Texts.SourceLanguage}"), file => ReadGerman(file.Name, ContentJson.Read(file)));
        var source = german.SelectMany(f => f.Texts)
            .ToDictionary(t => t.Key, t => (t.Text, Fingerprint: Fingerprint(t.Text)), StringComparer.Ordinal);
        var translations = content.FoldersIn(Folder).Where(l => l != Texts.SourceLanguage)
            .SelectMany(language => content.In($"{Folder}/{language}").Select(file => (language, file))).ToList();
        return [.. german, .. Together.Select(translations, t => ReadTranslation(t.language, t.file.Name, ContentJson.Read(t.file), source))];
    }

    /// <summary>First 8 hex digits of the SHA-256 of a German text, which its translations carry.</summary>
    public static string Fingerprint(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];

    public static IReadOnlyList<TranslationGap> Gaps(IReadOnlyList<TextEntry> german, IReadOnlyList<TextFile> files)
    {
        var gaps = new List<TranslationGap>();
        foreach (var language in files.Where(f => f.Language != Texts.SourceLanguage).GroupBy(f => f.Language))
        {
            var fresh = language.SelectMany(f => f.Texts).ToDictionary(t => t.Key, t => t.IsFresh, StringComparer.Ordinal);
            gaps.AddRange(german.Where(g => !fresh.GetValueOrDefault(g.Key))
                .Select(g => new TranslationGap(language.Key, g.Key, IsStale: fresh.ContainsKey(g.Key))));
        }

        return gaps;
    }

    private static TextFile ReadGerman(string area, ContentJson json) => new(Texts.SourceLanguage, IsReviewed: true,
        [.. json.Properties().Select(p => new TextEntry(Key(area, p.Name), ReadText(p.Value), IsFresh: true))]);

    private static TextFile ReadTranslation(string language, string area, ContentJson json, Dictionary<string, (string Text, string Fingerprint)> german)
    {
        var reviewed = false;
        var texts = new List<TextEntry>();
        foreach (var (name, value) in json.Properties())
        {
            if (name == "$reviewed")
            {
                reviewed = value.Bool();
                continue;
            }

            var key = Key(area, name);
            if (!german.TryGetValue(key, out var source))
            {
                throw value.Wrong("there is no German text of this key");
            }

            value.Allow("text", "of");
            var isFresh = value.Required("of").String() == source.Fingerprint;
            texts.Add(new(key, ReadText(value.Required("text"), isFresh ? source.Text : null), isFresh));
        }

        return new(language, reviewed, texts);
    }

    /// <param name="source">The German text, whose placeholders a translation must have.</param>
    private static string ReadText(ContentJson json, string? source = null)
    {
        var text = json.String();
        if (string.IsNullOrWhiteSpace(text))
        {
            throw json.Wrong("is empty");
        }

        var names = Placeholders.Names(text, out var mistake);
        mistake ??= source is null || names.SetEquals(Placeholders.Names(source, out _)) ? null : "its placeholders are not those of the German text";
        return mistake is null ? text : throw json.Wrong(mistake);
    }

    private static string Key(string area, string name) => $"{area}.{name}";
}
