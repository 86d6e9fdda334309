using System.Text.RegularExpressions;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages.Site;

/// <summary>Texts that the office writes itself, as Markdown. In brackets stands what it still has to fill in.</summary>
public static partial class WrittenTexts
{
    /// <summary>Pages of it: <c>site.{kind}.title</c> and <c>site.{kind}.text</c>.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["imprint", "privacy", "accessibility"];

    /// <summary>A line for each text in which something is left to fill in, with its languages: the website must not go live with it.</summary>
    public static IEnumerable<string> ToFillIn(Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return
            from key in Kinds.Select(kind => $"site.{kind}.text")
            let languages = texts.Languages.Where(language => Open().IsMatch(texts.Get(language, key))).ToList()
            where languages.Count > 0
            select $"to fill in: {key} ({string.Join(", ", languages)})";
    }

    /// <summary>No link, which brackets are part of as well.</summary>
    [GeneratedRegex(@"(?<!\])\[[^\]]+\](?![(\[:])")]
    private static partial Regex Open();
}
