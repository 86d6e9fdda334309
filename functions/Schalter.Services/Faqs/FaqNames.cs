using System.Text.RegularExpressions;

namespace Schalter.Services.Faqs;

/// <summary>Where the questions and answers lie, and what they can be called.</summary>
public static partial class FaqNames
{
    public const string Folder = "faqs";

    /// <summary>For whom an answer is.</summary>
    public static IReadOnlyList<string> Audiences { get; } = ["residents", "employers", "universities", "guides"];

    public static bool IsId(string id) => Id().IsMatch(id);

    /// <summary>Language and id of an entry's file; null for other files.</summary>
    public static (string Language, string Id)? Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.Split('/') is [Folder, var language, var name] && name.EndsWith(".md", StringComparison.Ordinal) ? (language, name[..^3]) : null;
    }

    public static string PathOf(string language, string id) => $"{Folder}/{language}/{id}.md";

    /// <summary>What an entry is called where gaps of translations are listed.</summary>
    internal static string KeyOf(string id) => $"{Folder}.{id}";

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Id();
}
