namespace Schalter.Services.Content;

/// <summary>Keeps what later work may need of a snapshot, before the snapshot is used for the first time.</summary>
public interface IContentArchive
{
    /// <summary>May be asked again with the same snapshot.</summary>
    Task KeepAsync(ContentSnapshot snapshot, CancellationToken cancellationToken);
}
