using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Schalter.Services.Forms.Checking;

/// <summary>Patterns of content files, each built once; always over the whole answer, and without backtracking, so never slow.</summary>
internal static class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    public static Regex Get(string pattern) => Known.GetOrAdd(
        pattern, static p => new Regex($@"\A(?:{p})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
}
