using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>What a problem's code means to a person: what happened, and what to do now.</summary>
public sealed record ProblemText(LocalizedText Title, LocalizedText Detail, LocalizedText Next);

/// <summary>Texts of problem codes (<c>problems.{code}.title/detail/next</c>).</summary>
public static class ProblemTexts
{
    /// <summary>The code of a fault without a code of its own.</summary>
    public const string Unexpected = "unexpected";

    /// <summary>The texts of a code; a code without texts reads as <see cref="Unexpected"/>.</summary>
    /// <param name="details">
    /// Values for placeholders: <c>max</c> with body-too-large and file-too-large (a size with its unit), too-many-files and
    /// too-many-fields (a number).
    /// </param>
    public static ProblemText For(Texts texts, string language, string code, IReadOnlyDictionary<string, string>? details = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var known = texts.Has($"problems.{code}.title") ? code : Unexpected;
        var values = (details ?? new Dictionary<string, string>()).Select(d => (d.Key, d.Value)).ToArray();
        return new(Find("title"), Find("detail"), Find("next"));

        LocalizedText Find(string part) => texts.Find(language, $"problems.{known}.{part}", values);
    }
}
