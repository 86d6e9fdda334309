namespace Schalter.Services.Forms.Reading;

/// <summary>Reads document slots, those written in the form and those of blocks.</summary>
internal sealed class DocumentSlotReader(FormRegistry registry, ConditionReader conditions, Blocks blocks, string form)
{
    private const int DefaultMaxFiles = 3;
    private static readonly DocumentType[] Every = Enum.GetValues<DocumentType>();

    public IReadOnlyList<DocumentSlot> ReadAll(ContentJson? list)
    {
        var slots = new List<DocumentSlot>();
        foreach (var json in list?.Items() ?? [])
        {
            var slot = Slot(json);
            slots.Add(slots.Any(s => s.Id == slot.Id) ? throw json.Wrong($"there are two documents {slot.Id}") : slot);
        }

        return slots;
    }

    private DocumentSlot Slot(ContentJson json)
    {
        json.Allow("id", "use", "need", "when", "accept", "maxFiles");
        var (textKey, written) = json.Get("use") is { } use
            ? blocks.UseDocument(use)
            : ($"{form}.documents.{json.Required("id").String()}", json);
        written.Allow("id", "use", "need", "when", "accept", "maxFiles");
        registry.RequireText(json, $"{textKey}.label");
        var need = (json.Get("need") ?? written.Required("need")).Enum<DocumentNeed>();
        var place = json.Get("when") ?? written.Get("when");
        var when = conditions.Read(place, new(string.Empty, form), earlierOnly: false);
        if (when is null ? need == DocumentNeed.Conditional : need == DocumentNeed.Always)
        {
            throw json.Wrong("a conditional document has the condition when, one that is always needed has none");
        }

        var accept = (json.Get("accept") ?? written.Get("accept"))?.Items().Select(a => a.Enum<DocumentType>()).ToList();
        var maxFiles = (json.Get("maxFiles") ?? written.Get("maxFiles"))?.Int() ?? DefaultMaxFiles;
        return maxFiles is < 1 or > 20
            ? throw json.Wrong("maxFiles must be from 1 to 20")
            : new(FieldReader.Name(written.Required("id")), textKey, need, when, accept ?? [.. Every], maxFiles);
    }
}
