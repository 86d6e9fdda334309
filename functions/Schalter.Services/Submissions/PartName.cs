using System.Text.RegularExpressions;
using Microsoft.Net.Http.Headers;

namespace Schalter.Services.Submissions;

/// <summary>What a part of a <c>multipart/form-data</c> body says that it is.</summary>
/// <param name="FileName">As the sender called it; null when the part is no file.</param>
internal sealed partial record PartName(string Name, string? FileName)
{
    /// <returns>Null when the header says no name.</returns>
    public static PartName? Of(string? disposition) =>
        ContentDispositionHeaderValue.TryParse(disposition, out var read)
            ? read.Name.HasValue ? new(HeaderUtilities.RemoveQuotes(read.Name).Value ?? string.Empty, FileNameOf(read)) : null
        : Unquoted().Match(disposition ?? string.Empty) is { Success: true, Groups: var said } ? new(said[1].Value, Unescape(said[2].Value))
        : null;

    private static string? FileNameOf(ContentDispositionHeaderValue read) => read.FileNameStar.HasValue
        ? read.FileNameStar.Value
        : HeaderUtilities.RemoveQuotes(read.FileName).Value is { } written ? Unescape(written) : null;

    /// <summary>
    /// Browsers write three characters of a name as <c>%22</c>, <c>%0D</c> and <c>%0A</c>, and no other, not even the percent sign (HTML
    /// standard, "multipart/form-data encoding algorithm"): so these three are read, and a name with <c>%20</c> in it stays as it is.
    /// Older ones and other programs put a backslash before a quotation mark.
    /// </summary>
    private static string Unescape(string written) => written
        .Replace("%22", "\"", StringComparison.Ordinal).Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal)
        .Replace("\\\"", "\"", StringComparison.Ordinal);

    /// <summary>A quotation mark within a name as it is: for one such file the whole form would be refused.</summary>
    [GeneratedRegex("""^form-data\s*;\s*name="([^"]*)"\s*;\s*filename="(.*)"$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unquoted();
}
