using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms.Schemas;

internal static class FormFields
{
    /// <summary>All questions, groups and members, in the form's order.</summary>
    public static IEnumerable<FormField> Of(FormDefinition form) => form.Sections.SelectMany(s => Flat(s.Fields));

    /// <summary>All that take a value.</summary>
    public static IEnumerable<FormField> Questions(FormDefinition form) => Of(form).Where(f => f.Fields.Count == 0);

    private static IEnumerable<FormField> Flat(IEnumerable<FormField> fields) => fields.SelectMany(f => Flat(f.Fields).Prepend(f));
}
