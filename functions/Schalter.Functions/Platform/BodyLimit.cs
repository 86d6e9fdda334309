namespace Schalter.Functions.Platform;

/// <summary>The Functions host refuses larger bodies itself; the server below must not refuse smaller ones (its default is 30 MB).</summary>
internal static class BodyLimit
{
    public const long Bytes = 100L * 1024 * 1024;
}
