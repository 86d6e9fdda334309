using System.Collections.Frozen;
using Schalter.Services.Content;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Forms;

/// <summary>All forms of the office, read from <c>content/forms</c>; the language of the files is in docs/forms.md.</summary>
public sealed class FormCatalogue
{
    private readonly FrozenDictionary<string, FormDefinition> forms;

    private FormCatalogue(IReadOnlyList<FormDefinition> all)
    {
        All = all;
        forms = all.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
    }

    /// <summary>By id.</summary>
    public IReadOnlyList<FormDefinition> All { get; }

    /// <exception cref="ContentException">A definition has a mistake: nothing of it is used.</exception>
    public static FormCatalogue Load(string contentRoot)
    {
        var content = ContentFiles.Read(contentRoot);
        return Load(content, Texts.Load(content));
    }

    /// <inheritdoc cref="Load(string)"/>
    public static FormCatalogue Load(string contentRoot, Texts texts) => Load(ContentFiles.Read(contentRoot), texts);

    /// <inheritdoc cref="Load(string)"/>
    public static FormCatalogue Load(ContentFiles content, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(content);
        var blocks = Blocks.ReadAll(content);
        var files = content.In("forms");
        var ids = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return new(Together.Select(files, f => FormReader.Read(ContentJson.Read(f), texts, blocks, ids)));
    }

    public FormDefinition? Find(string id) => forms.GetValueOrDefault(id);
}
