using Schalter.Services.Content;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Forms;

/// <summary>Texts that code asks for by name: the office may change their words, never take one away.</summary>
internal static class SystemTexts
{
    /// <param name="packaged">Content that fits the code; null while that itself is read.</param>
    /// <exception cref="ContentException">A text is missing, or wants a value that nobody gives it.</exception>
    public static Texts Proved(Texts texts, ContentSnapshot? packaged)
    {
        if (packaged is null)
        {
            return texts;
        }

        var (forms, known) = (packaged.Get<FormCatalogue>(), packaged.Get<Texts>());
        foreach (var key in known.Keys.Where(key => forms.Find(AreaOf(key)) is null))
        {
            if (Mistake(texts, known, key) is { } mistake)
            {
                throw new ContentException($"texts/{Texts.SourceLanguage}/{AreaOf(key)}.json", $"$['{key[(AreaOf(key).Length + 1)..]}']", mistake);
            }
        }

        return texts;
    }

    private static string? Mistake(Texts texts, Texts known, string key)
    {
        if (!texts.Has(key))
        {
            return "the counter itself needs this text: change its words, but keep it";
        }

        var (text, packaged) = (texts.Get(Texts.SourceLanguage, key), known.Get(Texts.SourceLanguage, key));
        return text == packaged || Placeholders.Names(text, out _).IsSubsetOf(Placeholders.Names(packaged, out _))
            ? null
            : $"its placeholders must be among those of '{packaged}'";
    }

    private static string AreaOf(string key) => key[..key.IndexOf('.', StringComparison.Ordinal)];
}
