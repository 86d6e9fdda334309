using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Federal;

/// <summary>Turns file fields into places for documents, which a form has at its end and not among its questions.</summary>
internal sealed class DocumentMapping(FormDraft draft)
{
    private const int MostFiles = 20;

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <param name="textBefore">A fixed text that stands before it.</param>
    public void Add(FederalField field, Place place, string path, string textBefore)
    {
        var id = FieldNames.Camel(field.Name.OrNull() ?? field.Label, taken);
        var isAlways = place.IsRequired(field) && place is { IsCertain: true, IsRepeated: false };
        if (field.Occurs.Min > 0 && !isAlways)
        {
            draft.Note(path, "is needed only when its group is filled in: optional here, or conditional with a when written by hand");
        }

        if (place.IsRepeated)
        {
            draft.Note(path, "belongs to one entry of a repeated group: one place for all entries here");
        }

        if (field.Files.MaxBytes is { } bytes)
        {
            draft.Note(path, $"its greatest size ({bytes} bytes) is not checked: the limit of all documents holds");
        }

        var slot = new JsonObject { ["id"] = id, ["need"] = isAlways ? "always" : "optional" };
        Accept(field, slot, path);
        slot["maxFiles"] = place.IsRepeated ? MostFiles : Math.Clamp(field.Occurs.Max ?? MostFiles, 1, MostFiles);
        draft.Documents.Add(slot);
        draft.Text($"documents.{id}.label", place.LabelOf(field), path, orElse: id);
        draft.Text($"documents.{id}.hint", SafeXml.Plain($"{textBefore} {field.Help}"), path);
        draft.Fields.Add(new($"documents.{id}", field.Id, path));
    }

    private void Accept(FederalField field, JsonObject slot, string path)
    {
        var known = new JsonArray();
        foreach (var type in field.Files.MediaTypes.Select(t => t.ToLowerInvariant()).Distinct())
        {
            if (Format(type) is { } format)
            {
                known.Add(JsonValue.Create(format));
            }
            else
            {
                draft.Note(path, $"documents of type {type} are not taken");
            }
        }

        if (known.Count > 0)
        {
            slot["accept"] = known;
        }
    }

    private static string? Format(string mediaType) => mediaType switch
    {
        "application/pdf" => "pdf",
        "image/jpeg" or "image/jpg" => "jpeg",
        "image/png" => "png",
        "image/heic" => "heic",
        "image/tiff" => "tiff",
        _ => null,
    };
}
