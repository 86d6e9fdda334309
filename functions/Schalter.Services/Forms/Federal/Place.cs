namespace Schalter.Services.Forms.Federal;

/// <summary>Where in the form the members of a group go.</summary>
/// <param name="Id">Full id of the group, as a text key has it: <c>person.kinder</c>.</param>
/// <param name="Path">Where in the schema, for people.</param>
/// <param name="Depth">Groups around it, of which our reader takes <see cref="Reading.Scope.MaxDepth"/>.</param>
/// <param name="Taken">Ids of the members so far.</param>
internal sealed record Place(string Id, string Path, int Depth, HashSet<string> Taken)
{
    /// <summary>What stands before the ids of members: <c>person.kinder.*.</c></summary>
    public string FieldPrefix { get; init; } = $"{Id}.";

    /// <summary>Inside a repeated group: another one cannot stand there.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Whether whoever fills in the form surely fills in this part.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>Whether members exclude each other, so that none can be insisted on.</summary>
    public bool IsChoice { get; init; }

    /// <summary>Stands before ids and labels of members of groups that were dissolved.</summary>
    public string IdPrefix { get; init; } = string.Empty;

    public string LabelPrefix { get; init; } = string.Empty;

    public static string PathOf(string parent, FederalElement element)
    {
        var name = element.Label.OrNull() ?? element.Name;
        return $"{(parent.Length == 0 ? string.Empty : $"{parent} › ")}{name} ({element.Id})";
    }

    /// <summary>A new id among the members.</summary>
    public string NewId(FederalElement element) =>
        FieldNames.Camel($"{IdPrefix} {element.Name.OrNull() ?? element.Label}", Taken);

    public string LabelOf(FederalElement element) => LabelPrefix + (element.Label.OrNull() ?? element.Name.OrNull() ?? element.Id);

    public bool IsRequired(FederalElement element) => element.Occurs.Min > 0 && !IsChoice;

    /// <summary>The inside of a group that becomes a group here.</summary>
    public Place Within(string id, string path, FederalGroup group, bool repeated = false) => new($"{Id}.{id}", path, Depth + 1, [])
    {
        FieldPrefix = $"{FieldPrefix}{id}.{(repeated ? "*." : string.Empty)}",
        IsRepeated = IsRepeated || repeated,
        IsCertain = IsCertain && IsRequired(group),
        IsChoice = group.IsChoice,
    };
}
