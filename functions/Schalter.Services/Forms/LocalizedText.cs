namespace Schalter.Services.Forms;

/// <summary>A text and the language it is really in, which is German where there is no (fresh) translation.</summary>
public sealed record LocalizedText(string Value, string Language);

/// <summary>A translation that is missing, or was made from an older German text.</summary>
public sealed record TranslationGap(string Language, string Key, bool IsStale);
