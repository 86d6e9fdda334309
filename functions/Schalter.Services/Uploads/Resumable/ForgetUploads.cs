namespace Schalter.Services.Uploads.Resumable;

/// <summary>Forgets uploads that have expired; their bytes go with everything else in <c>incoming</c> that nobody came back for.</summary>
public sealed class ForgetUploads(UploadRowStore uploads)
{
    /// <param name="before">Those that began before that hour.</param>
    public Task HandleAsync(DateTimeOffset before, CancellationToken cancellationToken) => uploads.PurgeAsync(before, cancellationToken);
}
