using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Schalter.Services.Forms.Checking;

/// <summary>All fields of a form by id; made once per definition and dropped with it.</summary>
internal sealed class FormIndex
{
    private static readonly ConditionalWeakTable<FormDefinition, FormIndex> Known = [];

    private readonly FrozenDictionary<string, FormField> fields;

    private FormIndex(FormDefinition form) =>
        fields = form.Sections.SelectMany(s => Flat(s.Fields)).ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);

    public static FormIndex Of(FormDefinition form) => Known.GetValue(form, static f => new(f));

    /// <summary>The field of an id; members of repeated groups stand with <c>*</c>.</summary>
    public FormField? Find(string id) => fields.GetValueOrDefault(id);

    private static IEnumerable<FormField> Flat(IEnumerable<FormField> fields) => fields.SelectMany(f => Flat(f.Fields).Prepend(f));
}
