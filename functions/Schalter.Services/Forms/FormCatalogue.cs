using System.Collections.Frozen;
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
    public static FormCatalogue Load(string contentRoot) => Load(contentRoot, Texts.Load(contentRoot));

    /// <inheritdoc cref="Load(string)"/>
    public static FormCatalogue Load(string contentRoot, Texts texts)
    {
        var blocks = Blocks.ReadAll(contentRoot);
        var files = new DirectoryInfo(Path.Combine(contentRoot, "forms")).EnumerateFiles("*.json").OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        var ids = files.Select(f => Path.GetFileNameWithoutExtension(f.Name)).ToHashSet(StringComparer.Ordinal);
        return new([.. files.Select(f => FormReader.Read(ContentJson.Read(contentRoot, f), texts, blocks, ids))]);
    }

    public FormDefinition? Find(string id) => forms.GetValueOrDefault(id);
}
