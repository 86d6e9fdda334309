using System.Text;

namespace Schalter.Services.Pages.Site;

/// <summary>One file of a built website.</summary>
/// <param name="Path">Below its folder, with slashes: <c>de/status/index.html</c>.</param>
public sealed record SiteFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    internal static SiteFile Of(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
