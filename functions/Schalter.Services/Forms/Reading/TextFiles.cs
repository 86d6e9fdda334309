using System.Security.Cryptography;
using System.Text;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Forms.Reading;

/// <summary>One file <c>texts/{language}/{area}.json</c>.</summary>
internal sealed record TextFile(string Language, bool IsReviewed, IReadOnlyList<TextEntry> Texts);

/// <summary>A text by its global key; fresh when made from today's German text (always, for German itself).</summary>
internal sealed record TextEntry(string Key, string Text, bool IsFresh);

/// <summary>Reads the text files of all languages, German first, as it decides what is fresh.</summary>
internal static class TextFiles
{
    public static IReadOnlyList<TextFile> Read(string contentRoot)
    {
        var root = new DirectoryInfo(Path.Combine(contentRoot, "texts"));
        var german = Files(root, Texts.SourceLanguage).Select(f => ReadGerman(f.Name, ContentJson.Read(contentRoot, f))).ToList();
        var source = german.SelectMany(f => f.Texts).ToDictionary(t => t.Key, t => t.Text, StringComparer.Ordinal);
        var others = root.EnumerateDirectories().Where(d => d.Name != Texts.SourceLanguage).OrderBy(d => d.Name, StringComparer.Ordinal);
        return [.. german, .. others.SelectMany(d => Files(root, d.Name)
            .Select(f => ReadTranslation(d.Name, f.Name, ContentJson.Read(contentRoot, f), source)))];
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

    private static IEnumerable<FileInfo> Files(DirectoryInfo root, string language) =>
        new DirectoryInfo(Path.Combine(root.FullName, language)).EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal);

    private static TextFile ReadGerman(string file, ContentJson json) => new(Texts.SourceLanguage, IsReviewed: true,
        [.. json.Properties().Select(p => new TextEntry(Key(file, p.Name), ReadText(p.Value), IsFresh: true))]);

    private static TextFile ReadTranslation(string language, string file, ContentJson json, Dictionary<string, string> german)
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

            var key = Key(file, name);
            var source = german.GetValueOrDefault(key) ?? throw value.Wrong("there is no German text of this key");
            value.Allow("text", "of");
            var isFresh = value.Required("of").String() == Fingerprint(source);
            texts.Add(new(key, ReadText(value.Required("text"), isFresh ? source : null), isFresh));
        }

        return new(language, reviewed, texts);
    }

    /// <param name="source">The German text, whose placeholders a translation must have.</param>
    private static string ReadText(ContentJson json, string? source = null)
    {
        var text = json.String();
        var names = Placeholders.Names(text, out var mistake);
        mistake ??= source is null || names.SetEquals(Placeholders.Names(source, out _)) ? null : "its placeholders are not those of the German text";
        return mistake is null ? text : throw json.Wrong(mistake);
    }

    private static string Key(string file, string name) => $"{Path.GetFileNameWithoutExtension(file)}.{name}";
}
