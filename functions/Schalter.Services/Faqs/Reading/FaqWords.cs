using Schalter.Services.Content;
using Schalter.Services.Faqs.Searching;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Faqs.Reading;

/// <summary>Reads what stands beside the entries: topics with their names, and the synonyms for the search.</summary>
internal static class FaqWords
{
    /// <summary>Ids in the order they are shown in; none where there are no questions and answers.</summary>
    public static IReadOnlyList<string> Topics(ContentFiles content)
    {
        if (content.Find("faqs/topics.json") is not { } file)
        {
            return [];
        }

        var json = ContentJson.Read(file);
        json.Allow("topics");
        return [.. json.Required("topics").Items().Select(t => FaqNames.IsId(t.String()) ? t.String() : throw t.Wrong("must be an id"))];
    }

    /// <summary>Names by topic; German must name all.</summary>
    public static Dictionary<string, string> Names(ContentFiles content, string language, IReadOnlyList<string> topics)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (content.Find($"faqs/topics.{language}.json") is { } file)
        {
            var json = ContentJson.Read(file);
            json.Allow([.. topics]);
            names = json.Properties().ToDictionary(p => p.Name, p => p.Value.String(), StringComparer.Ordinal);
        }

        return language == Texts.SourceLanguage && topics.FirstOrDefault(t => !names.ContainsKey(t)) is { } missing
            ? throw new ContentException($"faqs/topics.{language}.json", "$", $"{missing} is missing")
            : names;
    }

    /// <summary>The German files: every entry has one, and a translation without it would never be shown.</summary>
    public static IReadOnlyList<ContentFile> German(ContentFiles content, IReadOnlyList<string> languages)
    {
        foreach (var file in content.All)
        {
            if (FaqNames.Of(file.Path) is not var (language, id))
            {
                continue;
            }

            if (!languages.Contains(language))
            {
                throw new ContentException(file.Path, "line 1", $"unknown language; known: {string.Join(", ", languages)}");
            }

            if (content.Find(FaqNames.PathOf(Texts.SourceLanguage, id)) is null)
            {
                throw new ContentException(file.Path, "line 1", "translates an entry that German does not have");
            }
        }

        return [.. content.All.Where(f => FaqNames.Of(f.Path) is (Texts.SourceLanguage, _))];
    }

    public static Synonyms Synonyms(ContentFiles content)
    {
        if (content.Find("faqs/synonyms.json") is not { } file)
        {
            return Searching.Synonyms.None;
        }

        var json = ContentJson.Read(file);
        json.Allow("groups");
        return new([.. json.Required("groups").Items().Select(g => g.Items().Select(p => p.String()).ToList())]);
    }
}
