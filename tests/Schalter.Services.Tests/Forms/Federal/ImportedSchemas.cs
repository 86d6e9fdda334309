using Schalter.Services.Forms;
using Schalter.Services.Forms.Federal;

namespace Schalter.Services.Tests.Forms.Federal;

/// <summary>The two schemas written for the tests, imported once.</summary>
internal static class ImportedSchemas
{
    public static ImportedForm Two { get; } = Import("schema-2.xml", lists: true);

    public static ImportedForm Three { get; } = Import("schema-3.xml", lists: false);

    public static FileInfo File(string name) => new(Path.Combine(AppContext.BaseDirectory, "Forms", "Federal", name));

    public static DirectoryInfo CodeLists => new(File("codelists").FullName);

    /// <summary>The form as the system reads it, with its German texts.</summary>
    public static (FormDefinition Form, Texts Texts) Load(this ImportedForm form)
    {
        var folder = Directory.CreateTempSubdirectory("schalter-imported-").FullName;
        try
        {
            form.Save(folder);
            var texts = Texts.Load(folder);
            return (FormCatalogue.Load(folder, texts).Find(form.Id)!, texts);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static IEnumerable<FormField> Flat(this FormDefinition form) => form.Sections.SelectMany(s => Flat(s.Fields));

    private static IEnumerable<FormField> Flat(IReadOnlyList<FormField> fields) => fields.SelectMany(f => Flat(f.Fields).Prepend(f));

    private static ImportedForm Import(string name, bool lists) =>
        Assert.IsType<ImportResult.Imported>(ImportXDatenfelder.Handle(new(File(name), CodeLists: lists ? CodeLists : null))).Form;
}
