using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>What the summary of a submission says, in the office's language.</summary>
/// <param name="Facts">Lines under the title: time of receipt, team, legal basis …</param>
/// <param name="Labels">The texts of the sheet itself.</param>
public sealed record SummaryDocument(
    string Title,
    string Reference,
    IReadOnlyList<(string Label, string Value)> Facts,
    AnswerSheet Answers,
    IReadOnlyList<SummaryAttachment> Documents,
    SummaryLabels Labels);

/// <summary>One document that came with the submission.</summary>
/// <param name="Title">Its purpose: <c>Arbeitsvertrag</c>.</param>
/// <param name="Description">What there is to know of it: name, pages, verdict.</param>
public sealed record SummaryAttachment(string Title, string Description);

/// <param name="Page">The page label with its placeholders: <c>Seite {page} von {pages}</c>.</param>
/// <param name="Documents">Heading over the documents: <c>Unterlagen</c>.</param>
/// <param name="Substituted">Said at the end when <see cref="SummaryText.Substitute"/> stands for characters that cannot be printed;
/// <c>{sign}</c> is that sign.</param>
public sealed record SummaryLabels(string Page, string Documents, string Substituted);
