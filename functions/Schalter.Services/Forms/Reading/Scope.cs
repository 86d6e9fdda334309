namespace Schalter.Services.Forms.Reading;

/// <summary>Where fields stand while a form is read.</summary>
/// <param name="Prefix">What precedes their ids: <c>person.</c>, <c>family.children.*.</c>.</param>
/// <param name="TextKey">What precedes their texts: <c>blocks.person</c>.</param>
/// <param name="Block">Leave-outs and changes of the block being unfolded.</param>
/// <param name="Depth">How many blocks and groups deep; blocks that use each other would never end.</param>
internal sealed record Scope(string Prefix, string TextKey, ContentJson? Block = null, int Depth = 0)
{
    /// <summary>Blocks and groups around a field.</summary>
    public const int MaxDepth = 8;

    public bool IsRepeated => Prefix.EndsWith(".*.", StringComparison.Ordinal);

    /// <summary>The full id that a condition means: <c>.type</c> is a neighbour, anything else is absolute.</summary>
    public string Resolve(string reference) => reference.StartsWith('.') ? Prefix + reference[1..] : reference;

    public Scope Within(ContentJson place, string prefix, string textKey, ContentJson? block = null) => Depth < MaxDepth
        ? new(prefix, textKey, block, Depth + 1)
        : throw place.Wrong("groups and blocks are nested too deeply; do two blocks use each other?");

    /// <summary>Whether the place where the block is used leaves this field out.</summary>
    public bool LeavesOut(string id) => Block?.Get("without") is { } without && without.Items().Any(i => i.String() == id);

    /// <summary>What the place where the block is used changes in this field.</summary>
    public ContentJson? Change(string id) => Block?.Get("change")?.Get(id);
}
