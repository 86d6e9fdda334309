using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Uploads;

/// <summary>Documents as a scanner gets them.</summary>
internal static class Documents
{
    public static ScannedDocument Of(byte[] content, params (string Name, string Value)[] tags) => new(
        new MemoryStream(content), _ => Task.FromResult<IReadOnlyDictionary<string, string>>(tags.ToDictionary(t => t.Name, t => t.Value)));
}
