using Schalter.Services.Content;

namespace Schalter.Services.Forms.Reading;

/// <summary>The shared blocks of <c>forms/blocks</c>, and which of them one form has used.</summary>
internal sealed class Blocks(IReadOnlyDictionary<string, ContentJson> all)
{
    private readonly List<ContentJson> used = [];

    public IReadOnlyList<ContentJson> Used => used;

    public static IReadOnlyDictionary<string, ContentJson> ReadAll(ContentFiles content)
    {
        var blocks = content.In("forms/blocks").Select(ContentJson.Read).ToList();
        blocks.ForEach(b => b.Allow("fields", "documents", "rules", "triage"));
        return blocks.ToDictionary(b => Path.GetFileNameWithoutExtension(b.File), StringComparer.Ordinal);
    }

    public (string Name, ContentJson Block) Use(ContentJson reference)
    {
        var name = reference.String();
        var block = all.TryGetValue(name, out var found) ? found : throw reference.Wrong($"there is no block {name}");
        used.Add(block);
        return (name, block);
    }

    /// <summary>A document slot that some block declares.</summary>
    public (string TextKey, ContentJson Slot) UseDocument(ContentJson reference) => Declared("documents", reference);

    /// <summary>A question before the form that some block declares.</summary>
    public (string TextKey, ContentJson Question) UseTriage(ContentJson reference) => Declared("triage", reference);

    private (string TextKey, ContentJson Declared) Declared(string list, ContentJson reference)
    {
        foreach (var (name, block) in all)
        {
            var declared = block.Get(list)?.Items() ?? [];
            if (declared.FirstOrDefault(d => d.Required("id").String() == reference.String()) is { File: not null } found)
            {
                used.Add(block);
                return ($"blocks.{name}.{reference.String()}", found);
            }
        }

        throw reference.Wrong($"no block declares {reference.String()} among its {list}");
    }

    /// <summary>Refuses leave-outs and changes of fields that the block does not have.</summary>
    public static void ProveChanges(ContentJson use, ContentJson block)
    {
        var ids = block.Required("fields").Items().Select(f => f.Required("id").String()).ToHashSet(StringComparer.Ordinal);
        var named = (use.Get("without")?.Items() ?? []).Select(i => (i.String(), i))
            .Concat(use.Get("change")?.Properties() ?? []);
        foreach (var (id, place) in named)
        {
            if (!ids.Contains(id))
            {
                throw place.Wrong($"the block has no field {id}");
            }
        }
    }
}
