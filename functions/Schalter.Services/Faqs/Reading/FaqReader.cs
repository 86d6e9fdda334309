using System.Security.Cryptography;
using System.Text;
using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Faqs.Reading;

/// <summary>Reads the files of one entry: the German one says what it is about, a translation which German text it was made from.</summary>
/// <param name="topics">Known ones.</param>
/// <param name="procedures">Known forms and counter services.</param>
internal sealed class FaqReader(ContentFiles content, IReadOnlyCollection<string> topics, IReadOnlyCollection<string> procedures)
{
    /// <summary>Translations for which German is shown.</summary>
    public List<TranslationGap> Gaps { get; } = [];

    public Faq Read(ContentFile file, IEnumerable<string> languages)
    {
        if (!FaqNames.IsId(file.Name))
        {
            throw new ContentException(file.Path, "line 1", "its name must be an id: small letters, digits and hyphens, 40 at most");
        }

        var head = FrontMatter.Read(file, "audience", "topics", "procedures", "sources", "validFrom", "validUntil", "reviewedOn");
        var stamp = StampOf(head.Body);
        var texts = new Dictionary<string, FaqText>(StringComparer.Ordinal) { [Texts.SourceLanguage] = Text(head, Texts.SourceLanguage, true) };
        foreach (var language in languages)
        {
            if (Translation(file.Name, language, stamp) is { } text)
            {
                texts[language] = text;
            }
        }

        return new(
            file.Name, Known(head, "audience", FaqNames.Audiences), Known(head, "topics", topics),
            head.Has("procedures") ? Known(head, "procedures", procedures) : [], head.List("sources"),
            head.Date("validFrom"), head.Has("validUntil") ? End(head) : null, head.Date("reviewedOn"), stamp, texts);
    }

    private FaqText? Translation(string id, string language, string stamp)
    {
        var file = content.Find(FaqNames.PathOf(language, id));
        var head = file is null ? null : FrontMatter.Read(file, "of", "reviewed");
        var text = head is null ? null : Text(head, language, Reviewed(head));
        if (head is null || head.Text("of") != stamp)
        {
            Gaps.Add(new(language, FaqNames.KeyOf(id), IsStale: head is not null));
            return null;
        }

        return text;
    }

    private static string StampOf(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..8];

    private static bool Reviewed(FrontMatter head) => head.Text("reviewed") switch
    {
        "true" => true,
        "false" => false,
        _ => throw head.Wrong("reviewed", "reviewed must be true or false"),
    };

    private static FaqText Text(FrontMatter head, string language, bool isReviewed)
    {
        var end = head.Body.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || !head.Body.StartsWith("# ", StringComparison.Ordinal) || head.Body[end..].Trim() is not { Length: > 0 } body)
        {
            throw head.Wrong(head.BodyLine, "must be the question as a heading (# …) and an answer below");
        }

        return new(language, head.Body[2..end].Trim(), body, isReviewed);
    }

    private static DateOnly End(FrontMatter head) => head.Date("validUntil") is var end && end >= head.Date("validFrom")
        ? end
        : throw head.Wrong("validUntil", "validUntil is before validFrom");

    private static IReadOnlyList<string> Known(FrontMatter head, string key, IReadOnlyCollection<string> known)
    {
        var list = head.List(key);
        return list.Count == 0 ? throw head.Wrong(key, $"{key} is empty") : list.FirstOrDefault(item => !known.Contains(item)) is { } unknown
            ? throw head.Wrong(key, $"unknown '{unknown}'; known: {string.Join(", ", known)}")
            : list;
    }
}
