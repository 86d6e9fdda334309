using System.Text.Json.Nodes;

namespace Schalter.Services.Tests.Content;

/// <summary>Content files as an editor of the office changes them.</summary>
internal static class OfficeContent
{
    public const string Contact = "forms/contact.json";
    public const string ContactTexts = "texts/de/contact.json";

    /// <summary>The contact form, whose questions lead nobody to the emergency registration.</summary>
    public static string WithoutEmergency => Changed(Contact, ("\"stop\": { \"form\": \"emergency\", \"page\"", "\"stop\": { \"page\""));

    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>A packaged file with these words in place of those; each must be there.</summary>
    public static string Changed(string path, params (string From, string To)[] changes)
    {
        var text = File.ReadAllText(Path.Combine(Root, path));
        foreach (var (from, to) in changes)
        {
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A packaged German text file with these texts; null takes one away.</summary>
    public static string Texts(string path, params (string Key, string? Text)[] changes)
    {
        var texts = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, path)))!.AsObject();
        foreach (var (key, text) in changes)
        {
            texts.Remove(key);
            if (text is not null)
            {
                texts[key] = text;
            }
        }

        return texts.ToJsonString();
    }
}
