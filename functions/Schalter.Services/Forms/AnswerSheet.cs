namespace Schalter.Services.Forms;

/// <summary>Answers as a person reads them: every section and question with label and displayed answer, in form order, in one language.</summary>
public sealed record AnswerSheet(string FormId, string FormTitle, string Language, IReadOnlyList<AnswerSheetSection> Sections);

public sealed record AnswerSheetSection(string Title, IReadOnlyList<AnswerSheetLine> Lines);

/// <summary>One answered question: <c>Nationality</c>, <c>Ukraine, Poland</c>.</summary>
public sealed record AnswerSheetLine(string Field, string Label, string Answer);
