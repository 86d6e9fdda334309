namespace Schalter.Services.Content;

/// <summary>A file of the office that is not used, and why.</summary>
/// <param name="Place">JSON path in it, or the file and path that it broke.</param>
public sealed record RefusedFile(string File, string Place, string Reason);
