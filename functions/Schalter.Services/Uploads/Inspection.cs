using Schalter.Services.Forms;

namespace Schalter.Services.Uploads;

/// <summary>What the content of a document turned out to be.</summary>
/// <param name="Type">The format by content; null when it is none that we know.</param>
/// <param name="Refusal">Null when it is fine, else a stable code whose text is <c>documents.refused.{code}</c>.</param>
/// <param name="Pages">Pages of a PDF, 1 for an image; null when not known.</param>
public sealed record Inspection(DocumentType? Type, string? Refusal, int? Pages);
