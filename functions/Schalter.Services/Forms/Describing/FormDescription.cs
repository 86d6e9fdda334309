using System.Text.Json.Nodes;

namespace Schalter.Services.Forms.Describing;

/// <summary>A form in words of one language, for programs that show it or fill it in. Conditions are written as in content files.</summary>
/// <param name="Version">Changes when the definition does; texts may change without it.</param>
/// <param name="Language">The language asked for; a text without a translation is German.</param>
public sealed record FormDescription(
    string Id, string Version, string Language, string Title, string? Intro, IReadOnlyList<string> Audience, IReadOnlyList<string> LegalBasis,
    IReadOnlyList<SectionDescription> Sections, IReadOnlyList<DocumentDescription> Documents, IReadOnlyList<RuleDescription> Rules,
    FormLinks Links);

/// <summary>The page, the schema of a JSON body, and where to send it.</summary>
public sealed record FormLinks(string Html, string Schema, string Submission);

public sealed record SectionDescription(string Id, string Title, JsonObject? ShownIf, IReadOnlyList<FieldDescription> Fields);

/// <param name="Id">Full dotted id; members of a repeated group stand with <c>*</c>.</param>
/// <param name="Limits">Those that hold, the type's own among them.</param>
/// <param name="Several">Whether it takes a list of values.</param>
public sealed record FieldDescription(
    string Id, string Type, string Label, string? Hint, bool Required, JsonObject? RequiredIf, JsonObject? ShownIf, bool Several,
    IReadOnlyList<ChoiceDescription>? Choices, FieldLimits Limits, IReadOnlyList<FieldDescription>? Fields);

public sealed record ChoiceDescription(string Value, string Label, JsonObject? ShownIf);

public sealed record DocumentDescription(
    string Id, string Label, string? Hint, string Need, JsonObject? When, IReadOnlyList<string> Accept, int MaxFiles);

/// <param name="Rule"><c>before</c> or <c>notAfter</c>.</param>
public sealed record RuleDescription(string Rule, string Field, string Other, JsonObject? When);
