using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Federal;

/// <summary>A form made of a federal schema, as files of a content folder.</summary>
public sealed class ImportedForm
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, string> files;

    private ImportedForm(string id, FederalSchema schema, FormDraft draft)
    {
        (Id, Notes, Fields) = (id, draft.Notes, draft.Fields);
        files = new(StringComparer.Ordinal)
        {
            [$"forms/{id}.json"] = $"// Made of {schema.Standard} {schema.Id}: see {id}.import.md\n{Definition(schema, draft).ToJsonString(Json)}\n",
            [$"texts/{Texts.SourceLanguage}/{id}.json"] = $"{draft.Texts.ToJsonString(Json)}\n",
            [$"forms/{id}.import.md"] = ImportReport.Of(this, schema),
        };
    }

    public string Id { get; }

    /// <summary>What the form does not have, or has in another way than the schema.</summary>
    public IReadOnlyList<ImportNote> Notes { get; }

    /// <summary>Which answer stands for which element of the schema.</summary>
    public IReadOnlyList<ImportedField> Fields { get; }

    /// <summary>Paths of its files below a content folder.</summary>
    public IReadOnlyCollection<string> Files => files.Keys;

    internal static ImportedForm Of(string id, FederalSchema schema, FormDraft draft) => new(id, schema, draft);

    /// <summary>Those of its files that the folder already has.</summary>
    public IReadOnlyList<string> AlreadyIn(string folder) => [.. files.Keys.Where(f => File.Exists(Path.Combine(folder, f)))];

    /// <summary>Writes the files, over those that are there.</summary>
    public void Save(string folder)
    {
        foreach (var (path, content) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, content);
        }
    }

    /// <summary>Audience and retention are the office's to decide: here stand those of most forms.</summary>
    private static JsonObject Definition(FederalSchema schema, FormDraft draft) => new()
    {
        ["audience"] = new JsonArray("resident"),
        ["legalBasis"] = new JsonArray([.. schema.Basis.Select(b => JsonValue.Create(b))]),
        ["retention"] = new JsonObject { ["openDays"] = 180, ["afterHandoverDays"] = 30, ["afterWithdrawalDays"] = 7 },
        ["routeWhenIncomplete"] = true,
        ["sections"] = draft.Sections,
        ["documents"] = draft.Documents,
    };
}
