using System.ComponentModel.DataAnnotations;

namespace Schalter.Services.Submissions;

/// <summary>How much one request may bring (settings <c>Limits:…</c>, checked at start).</summary>
public sealed class IntakeLimits
{
    private const long MiB = 1024 * 1024;

    /// <summary>Bytes per document; 20 MiB if not set.</summary>
    [Range(1024, 4096 * MiB)]
    public long FileBytes { get; set; } = 20 * MiB;

    /// <summary>Bytes per document that comes as a resumable upload; 50 MiB if not set.</summary>
    [Range(1024, 4096 * MiB)]
    public long UploadBytes { get; set; } = 50 * MiB;

    /// <summary>Documents per request; their rows change in one storage transaction of at most 100.</summary>
    [Range(1, 80)]
    public int Files { get; set; } = 20;

    /// <summary>Bytes per request, all parts together; 90 MiB if not set (the Functions host itself refuses more than 100 MiB).</summary>
    [Range(1024, 8192 * MiB)]
    public long RequestBytes { get; set; } = 90 * MiB;

    /// <summary>Bytes per text field; 64 KiB if not set.</summary>
    [Range(256, MiB)]
    public int FieldBytes { get; set; } = 64 * 1024;

    /// <summary>Fields per request.</summary>
    [Range(1, 10_000)]
    public int Fields { get; set; } = 1000;
}
