using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Schalter.Services.Forms.Federal;

/// <summary>A form, its German texts and what is to be said about both, while they are made of a federal schema.</summary>
internal sealed partial class FormDraft
{
    /// <summary>Marks inside a word or sentence; the others end one.</summary>
    private static readonly string[] Inline = ["a", "b", "em", "i", "span", "strong", "sub", "sup", "u"];

    public JsonArray Sections { get; } = [];

    public JsonArray Documents { get; } = [];

    /// <summary>German texts by key, in the form's order.</summary>
    public JsonObject Texts { get; } = [];

    public List<ImportNote> Notes { get; } = [];

    /// <summary>Our ids with the FIM numbers they come from.</summary>
    public List<ImportedField> Fields { get; } = [];

    public void Note(string path, string reason) => Notes.Add(new(path, reason));

    /// <summary>Keeps a text as our text files can hold it; where nothing is left of it, the other one or none.</summary>
    public void Text(string key, string text, string path, string? orElse = null)
    {
        var plain = Markup().Replace(text, tag => Inline.Contains(tag.Groups["name"].Value) ? string.Empty : " ");
        plain = SafeXml.Plain(Marks().Replace(plain, string.Empty)).Replace('{', '(').Replace('}', ')');
        if (text.Contains('{', StringComparison.Ordinal))
        {
            Note(path, "braces in its text are written as parentheses: they would be placeholders here");
        }

        if (Markup().IsMatch(text))
        {
            Note(path, "markup in its text is left out");
        }

        if ((plain.OrNull() ?? orElse) is { } said)
        {
            Texts[key] = said;
        }
    }

    [GeneratedRegex("</?(?<name>[a-zA-Z]+[0-9]*)[^<>]*>")]
    private static partial Regex Markup();

    /// <summary>Direction marks and the Arabic stretching line, which text files do not hold.</summary>
    [GeneratedRegex("[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\u0640]")]
    private static partial Regex Marks();
}
