using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Wording;

namespace Schalter.Services.Pages;

/// <summary>The texts of one page: all in its language, German where that has none.</summary>
internal sealed class PageTexts
{
    private readonly Texts texts;

    public PageTexts(Texts texts, string language)
    {
        this.texts = texts;
        Language = texts.Languages.FirstOrDefault(l => l.Equals(language, StringComparison.OrdinalIgnoreCase)) ?? Texts.SourceLanguage;
        Culture = LanguageCulture.Of(Language);
    }

    public string Language { get; }

    public CultureInfo Culture { get; }

    public string Direction => LanguageCulture.Direction(Language);

    public bool IsTranslation => Language != Texts.SourceLanguage;

    /// <summary>Languages the page can be had in.</summary>
    public IReadOnlyList<string> Languages => texts.Languages;

    public LocalizedText Find(string key, params ReadOnlySpan<(string Name, string Value)> values) => texts.Find(Language, key, values);

    public string Get(string key, params ReadOnlySpan<(string Name, string Value)> values) => texts.Get(Language, key, values);

    /// <summary>A text that content may leave out, such as a hint.</summary>
    public LocalizedText? Optional(string key) => texts.Has(key) ? Find(key) : null;

    /// <summary>The text of the first key that has one; the last must.</summary>
    public LocalizedText FirstOf(string key, string fallback) => Find(texts.Has(key) ? key : fallback);

    /// <summary>A text made here, in the page's language.</summary>
    public LocalizedText Own(string text) => new(text, Language);
}
