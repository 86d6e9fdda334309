using System.Collections.Frozen;

namespace Schalter.Services.Forms;

/// <summary>One procedure as the office describes it in <c>content/forms/{id}.json</c>; shared blocks are already unfolded.</summary>
/// <param name="Id">Stable id, also the route segment: <c>residence-employment</c>.</param>
/// <param name="Version">Hash of the definition and its German texts: a submission is read with the version it was made with.</param>
/// <param name="Audience">Whom it is for; the routing rules know the same words.</param>
/// <param name="LegalBasis">The paragraphs it stands on, as printed on the page: <c>§ 18a AufenthG</c>.</param>
/// <param name="Rules">Rules over several fields.</param>
/// <param name="RouteWhenIncomplete">Whether the office wants to see it while documents are missing or refused.</param>
public sealed record FormDefinition(
    string Id,
    string Version,
    IReadOnlyList<string> Audience,
    IReadOnlyList<string> LegalBasis,
    FormRetention Retention,
    IReadOnlyList<FormSection> Sections,
    IReadOnlyList<DocumentSlot> Documents,
    IReadOnlyList<CrossFieldRule> Rules,
    bool RouteWhenIncomplete)
{
    /// <summary>The choices of one of its fields; none when it has no such field.</summary>
    public IReadOnlyList<string> ChoicesOf(string field) =>
        Sections.SelectMany(s => s.Fields).FirstOrDefault(f => f.Id == field)?.Choices ?? [];

    /// <summary>Questions before the form; none where everybody may go on at once.</summary>
    public IReadOnlyList<TriageQuestion> Triage { get; init; } = [];

    /// <summary>The content files it was read from, its own first.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The texts it was published with; null while it is current and those of the content are its own (<see cref="Forms.Texts.For"/>).</summary>
    public FormWording? Wording { get; init; }
}

/// <summary>How long the online copy is kept. The file itself is kept by the office's eAkte, not here.</summary>
/// <param name="Open">Longest time without the office having taken it over, counted from receipt.</param>
/// <param name="AfterHandover">Counted from the day the office took it over.</param>
/// <param name="AfterWithdrawal">Counted from the withdrawal.</param>
public sealed record FormRetention(TimeSpan Open, TimeSpan AfterHandover, TimeSpan AfterWithdrawal);

/// <summary>A heading with its fields. Its title is the text <c>{TextKey}.title</c>.</summary>
public sealed record FormSection(string Id, string TextKey, Condition? ShownIf, IReadOnlyList<FormField> Fields);

/// <summary>One question.</summary>
/// <param name="Id">Full dotted id as sent by a form: <c>person.familyName</c>. Members of a repeated group carry the
/// index at run time: <c>family.children.0.familyName</c>; here it stands as <c>family.children.*.familyName</c>.</param>
/// <param name="TextKey">Prefix of its texts: <c>{TextKey}.label</c>, <c>.hint</c>, <c>.choice.{value}</c>; shared blocks share theirs.</param>
/// <param name="Required">Of a group: its required members are asked for even if no member is answered.</param>
/// <param name="Fields">Members, when it is a group or repeated group.</param>
public sealed record FormField(
    string Id,
    string TextKey,
    FieldType Type,
    bool Required,
    Condition? RequiredIf,
    Condition? ShownIf,
    IReadOnlyList<string> Choices,
    FieldLimits Limits,
    IReadOnlyList<FormField> Fields)
{
    /// <summary>Choices offered only while a condition over earlier answers holds, such as topics of an audience.</summary>
    public IReadOnlyDictionary<string, Condition> ChoicesShownIf { get; init; } = FrozenDictionary<string, Condition>.Empty;

    /// <summary>Whether it takes several values: multi-choice, and countries or languages with room for more than one.</summary>
    public bool TakesMany => Type == FieldType.MultiChoice || (Type is FieldType.Country or FieldType.Language && Limits.MaxItems > 1);
}

/// <summary>What kind of answer a field takes.</summary>
public enum FieldType
{
    Text, LongText, Number, Date, PartialDate, Country, Language, Email, Phone,
    Choice, MultiChoice, YesNo, Group, RepeatedGroup, Declaration,
}

/// <summary>Limits of an answer; null = the type's own. Lengths count Unicode scalar values.</summary>
/// <param name="Pattern">Anchored regular expression, run without backtracking.</param>
/// <param name="NotBefore">Date bound: ISO date or <c>today</c>, with an offset such as <c>today-120Y</c>.</param>
/// <param name="MaxItems">Most entries of a repeated group or multi-choice.</param>
public sealed record FieldLimits(
    int? MinLength = null, int? MaxLength = null, string? Pattern = null,
    decimal? Min = null, decimal? Max = null, int? Decimals = null,
    string? NotBefore = null, string? NotAfter = null,
    int? MinItems = null, int? MaxItems = null);

/// <summary>A rule over two dates or numbers, such as <c>contract.start</c> before <c>contract.end</c>; open while one is unanswered.</summary>
/// <param name="Kind"><c>before</c> (less than) or <c>notAfter</c> (less or equal).</param>
public sealed record CrossFieldRule(string Kind, string Field, string OtherField, Condition? When);

/// <summary>A place for documents of one purpose. Its title is <c>{TextKey}.label</c>.</summary>
/// <param name="When">Whether it concerns this case at all; always set when the need is conditional.</param>
public sealed record DocumentSlot(
    string Id, string TextKey, DocumentNeed Need, Condition? When, IReadOnlyList<DocumentType> Accept, int MaxFiles)
{
    /// <summary>Its title when no content knows it: the office asked for it in one case.</summary>
    public LocalizedText? Title { get; init; }
}

/// <summary>Whether the document must come: always, when its condition holds, if the person wants, or later on request.</summary>
public enum DocumentNeed
{
    Always, Conditional, Optional, Later,
}

/// <summary>Document formats we take, told by content and never by name.</summary>
public enum DocumentType
{
    Pdf, Jpeg, Png, Heic, Tiff,
}
