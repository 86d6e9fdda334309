using System.Text;
using System.Text.RegularExpressions;

namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>The patterns of LIKE: <c>%</c> any characters, <c>_</c> one, either plain after the escape character.</summary>
internal static class SqlLike
{
    public static bool Matches(string text, string pattern, char? escape)
    {
        var expression = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            var plain = pattern[at] == escape && at + 1 < pattern.Length;
            at += plain ? 1 : 0;
            expression.Append((plain, pattern[at]) switch
            {
                (false, '%') => ".*",
                (false, '_') => ".",
                _ => Regex.Escape(pattern[at].ToString()),
            });
        }

        // without backtracking a hostile pattern takes no longer than a kind one
        return Regex.IsMatch(text, expression.Append("\\z").ToString(), RegexOptions.Singleline | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
    }
}
