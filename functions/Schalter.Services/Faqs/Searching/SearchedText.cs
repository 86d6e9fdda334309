namespace Schalter.Services.Faqs.Searching;

/// <summary>What of an entry is searched in.</summary>
/// <param name="Question">Counts most.</param>
/// <param name="German">Question and answer in German where that is another language: people know the office's words.</param>
/// <param name="Sources">Paragraphs that it rests on: advisers and employers look for them.</param>
internal sealed record SearchedText(string Question, string Body, string Topics, string German, string Sources);
