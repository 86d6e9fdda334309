using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Schalter.Services.Forms.Checking;

/// <summary>Patterns of content files, each built once; always over the whole answer, and without backtracking, so never slow.</summary>
internal static partial class Patterns
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    /// <summary>
    /// What every dialect reads alike, as the schema of a form says patterns to programs in any language: plain characters, classes that
    /// name what they take, groups, <c>|</c> and quantifiers. A full stop, <c>\d</c> or <c>[^…]</c> take other characters elsewhere.
    /// </summary>
    public static bool IsPortable(string pattern) => Portable().IsMatch(pattern);

    /// <summary>
    /// Whether it takes no letter of any script, as those of postal codes and register numbers: then digits are what an answer consists of,
    /// and they are taken as people's keyboards write them. check.js has the same rule.
    /// </summary>
    public static bool IsOfDigits(string pattern) => pattern.All(c => char.IsAscii(c) && !char.IsAsciiLetter(c));

    public static Regex Get(string pattern) => Known.GetOrAdd(
        pattern, static p => new Regex($@"\A(?:{p})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));

    [GeneratedRegex(
        """
        \A\^?(
            [^\\.^$*+?()\[\]{}|\uD800-\uDFFF] | \\[\\.^$*+?()\[\]{}|/]
          | \[(?!\^)([^\\\[\]^&\uD800-\uDFFF]|\\[\\\[\]^-])+\]
          | \((?!\?) | \(\?: | \) | \| | [*+?] | \{[0-9]+(,[0-9]*)?\}
        )*\$?\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Portable();
}
