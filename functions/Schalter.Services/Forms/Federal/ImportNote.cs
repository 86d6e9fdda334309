namespace Schalter.Services.Forms.Federal;

/// <summary>Something of the schema that the form does not have, or has in another way.</summary>
/// <param name="Path">Where in the schema: <c>Person › Anschrift › Straße (F60000000243)</c>.</param>
public sealed record ImportNote(string Path, string Reason);

/// <summary>Where an answer comes from.</summary>
/// <param name="Field">Id in the form, <c>documents.{id}</c> for a document.</param>
/// <param name="FederalId">FIM number: <c>F60000000243</c>.</param>
public sealed record ImportedField(string Field, string FederalId, string Path);
