namespace Schalter.Services.Forms.Federal;

/// <summary>A data schema of the federal information management (FIM, <i>Stammdatenschema</i>), whichever version of XDatenfelder it came in.</summary>
/// <param name="Id">FIM number and version: <c>S00000000371 1.0.0</c>.</param>
/// <param name="Basis">Paragraphs it stands on.</param>
internal sealed record FederalSchema(
    string Standard, string Id, string Name, string Title, string Help, IReadOnlyList<string> Basis, IReadOnlyList<string> Rules,
    IReadOnlyList<FederalElement> Children);

/// <summary>A field or a group at its place in the schema.</summary>
/// <param name="Id">FIM number: <c>F60000000243</c>.</param>
/// <param name="Name">What modellers call it.</param>
/// <param name="Label">What the person is asked (<i>Bezeichnung Eingabe</i>).</param>
/// <param name="Rules">Each as name and wording.</param>
internal abstract record FederalElement(
    string Id, string Name, string Label, string Help, Occurrence Occurs, IReadOnlyList<string> Rules);

/// <param name="IsChoice">Only one of the members is to be given (<i>Auswahlgruppe</i>).</param>
internal sealed record FederalGroup(
    string Id, string Name, string Label, string Help, Occurrence Occurs, IReadOnlyList<string> Rules, bool IsChoice,
    IReadOnlyList<FederalElement> Children) : FederalElement(Id, Name, Label, Help, Occurs, Rules);

/// <param name="Kind"><i>Feldart</i>: <c>input</c>, <c>select</c>, <c>label</c>, since 3.0 also <c>hidden</c> and <c>locked</c>.</param>
/// <param name="DataType"><i>Datentyp</i>: <c>text</c>, <c>num_int</c>, <c>date</c>, <c>file</c> …</param>
/// <param name="Content">Fixed text of a label, or a value given in advance.</param>
internal sealed record FederalField(
    string Id, string Name, string Label, string Help, Occurrence Occurs, IReadOnlyList<string> Rules, string Kind, string DataType,
    FederalLimits Limits, string Content, IReadOnlyList<CodeValue> Values, CodeListReference? CodeList, FileLimits Files)
    : FederalElement(Id, Name, Label, Help, Occurs, Rules);

/// <summary>How often an element may stand at its place (<i>Anzahl</i>, <c>0:1</c>, <c>1:*</c>).</summary>
/// <param name="Max">Null = any number.</param>
/// <param name="Mistake">What was written, when it is no such pair; the element then counts as optional.</param>
internal readonly record struct Occurrence(int Min, int? Max, string? Mistake = null)
{
    public bool IsMany => Max is null or > 1;
}

/// <summary><i>Präzisierung</i>: limits as written, since what they mean depends on the data type.</summary>
/// <param name="Unread">Parts that are no known limit.</param>
internal sealed record FederalLimits(
    string? MinLength, string? MaxLength, string? MinValue, string? MaxValue, string? Pattern, IReadOnlyList<string> Unread)
{
    public static FederalLimits None { get; } = new(null, null, null, null, null, []);
}

internal sealed record CodeValue(string Code, string Name);

/// <summary>A code list kept elsewhere, in the XRepository.</summary>
/// <param name="Uri">Without version: <c>urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:staat</c>.</param>
/// <param name="NameColumn">Which column holds the names; null leaves it to the list.</param>
internal sealed record CodeListReference(string Uri, string? VersionUri, string? CodeColumn, string? NameColumn);

/// <param name="MaxBytes">As written.</param>
internal sealed record FileLimits(string? MaxBytes, IReadOnlyList<string> MediaTypes);
