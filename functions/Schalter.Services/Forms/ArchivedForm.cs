using System.Text;
using Schalter.Services.Content;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Forms;

/// <summary>
/// All that is needed to read a version of a form again: the files it was written in and its texts. Sources and not what was made of
/// them, since their language is documented and outlives our records.
/// </summary>
/// <param name="Files">Text by path: the form's file and the blocks it uses.</param>
/// <param name="Texts">Text by language and key; translations only where they were fresh.</param>
public sealed record ArchivedForm(
    string Form, string Version, IReadOnlyDictionary<string, string> Files,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Texts)
{
    public static ArchivedForm Of(FormDefinition form, ContentFiles content, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(texts);
        var own = new FormTextKeys(form);
        List<string> keys = [.. texts.Keys.Where(own.Contains).Order(StringComparer.Ordinal)];
        return new(
            form.Id, form.Version,
            form.Files.ToDictionary(path => path, path => Encoding.UTF8.GetString(content.Find(path)!.Bytes.Span)),
            texts.Languages.ToDictionary(language => language, IReadOnlyDictionary<string, string> (language) => Said(keys, texts, language)));
    }

    /// <exception cref="ContentException">It cannot be read by today's rules, or is not what it says.</exception>
    public FormDefinition Read()
    {
        var files = ContentFiles.None.With(Files.Select(f => new ContentFile(f.Key, Encoding.UTF8.GetBytes(f.Value))));
        var path = $"forms/{Form}.json";
        var file = files.Find(path) ?? throw new ContentException(path, "$", "is not in the archive of its version");
        var wording = new FormWording(Texts);
        var form = FormReader.Read(ContentJson.Read(file), Forms.Texts.Of(wording), Blocks.ReadAll(files), forms: null);
        return form.Version == Version
            ? form with { Wording = wording.Of(form) }
            : throw new ContentException(path, "$", $"is archived as version {Version} but is {form.Version}");
    }

    private static Dictionary<string, string> Said(IEnumerable<string> keys, Texts texts, string language) => keys
        .Select(key => (key, Text: texts.Find(language, key)))
        .Where(found => found.Text.Language == language)
        .ToDictionary(found => found.key, found => found.Text.Value);
}
