using System.Collections.Frozen;

namespace Schalter.Services.Forms;

/// <summary>The texts of one form as they were with an earlier version, in all languages.</summary>
public sealed class FormWording
{
    private readonly FrozenDictionary<string, Dictionary<string, LocalizedText>> languages;
    private readonly FormTextKeys? keys;

    /// <param name="texts">By language and key, German complete.</param>
    public FormWording(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> texts) => languages = texts.ToFrozenDictionary(
        language => language.Key,
        language => language.Value.ToDictionary(t => t.Key, t => new LocalizedText(t.Value, language.Key), StringComparer.Ordinal),
        StringComparer.OrdinalIgnoreCase);

    private FormWording(FormWording wording, FormTextKeys keys) => (languages, this.keys) = (wording.languages, keys);

    internal Dictionary<string, LocalizedText> German => languages[Texts.SourceLanguage];

    /// <summary>Whether the text is the form's own: then it is what it was, or was not there.</summary>
    public bool Covers(string key) => keys?.Contains(key) == true;

    /// <summary>In this language, else in German; null when the form had no such text.</summary>
    public LocalizedText? Find(string language, string key) =>
        (languages.TryGetValue(language, out var known) ? known.GetValueOrDefault(key) : null) ?? German.GetValueOrDefault(key);

    internal FormWording Of(FormDefinition form) => new(this, new FormTextKeys(form));
}
