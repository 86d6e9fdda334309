using System.Text.RegularExpressions;
using Schalter.Services.Content;

namespace Schalter.Services.Forms.Federal;

/// <summary>What to import.</summary>
/// <param name="Id">Id of the form; null makes one of the schema's name.</param>
/// <param name="CodeLists">Folder with code lists in genericode that the schema only names; null when there is none.</param>
public sealed record XDatenfelderFile(FileInfo File, string? Id = null, DirectoryInfo? CodeLists = null);

/// <summary>A form made of a schema, or why there is none.</summary>
public abstract record ImportResult
{
    private ImportResult()
    {
    }

    public sealed record Imported(ImportedForm Form) : ImportResult;

    /// <param name="Reason">In one line, for the person at the console.</param>
    public sealed record Refused(string Reason) : ImportResult;
}

/// <summary>
/// Makes a form of a data schema of the federal information management (FIM, standard XDatenfelder 2.0 or 3.0), so that a procedure that the
/// Bund or a Land has described need not be typed in again. What it gives out loads; what it could not take over it tells.
/// </summary>
public static partial class ImportXDatenfelder
{
    /// <summary>Areas of texts that are no form's.</summary>
    internal static readonly string[] Areas =
    [
        "appointments", "blocks", "booking", "documents", "draws", "emergencies", "errors", "mails", "pages", "problems", "site", "status", "summary",
        "triage", "uploads",
    ];

    public static ImportResult Handle(XDatenfelderFile input)
    {
        ArgumentNullException.ThrowIfNull(input);
        try
        {
            var schema = FederalSchemaReader.Read(input.File);
            var id = FormId(input.Id ?? FieldNames.Kebab(schema.Name), input.Id is null);
            var draft = SchemaMapping.Of(schema, Genericode.ReadAll(input.CodeLists));
            return draft.Sections.Count == 0
                ? new ImportResult.Refused("the schema holds nothing that a form can ask")
                : Proved(ImportedForm.Of(id, schema, draft));
        }
        catch (FederalSchemaException e)
        {
            return new ImportResult.Refused(e.Message);
        }
    }

    private static string FormId(string id, bool isMade) => IdPattern().IsMatch(id) && !Areas.Contains(id) ? id
        : throw new FederalSchemaException(isMade
            ? $"no id can be made of the schema's name ('{id}'): give one with --id"
            : $"'{id}' cannot be a form's id: lower-case letters, digits and hyphens, and none of {string.Join(", ", Areas)}");

    /// <summary>Loads it as the system will: a form that does not load must not be written.</summary>
    private static ImportResult Proved(ImportedForm form)
    {
        var folder = Directory.CreateTempSubdirectory("schalter-import-").FullName;
        try
        {
            form.Save(folder);
            _ = FormCatalogue.Load(folder);
            return new ImportResult.Imported(form);
        }
        catch (ContentException e)
        {
            return new ImportResult.Refused($"the form made of it does not load: {e.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\z")]
    private static partial Regex IdPattern();
}
