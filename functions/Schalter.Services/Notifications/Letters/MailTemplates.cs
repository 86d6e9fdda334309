using System.Text;
using System.Text.Encodings.Web;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Pages.Liquid;

namespace Schalter.Services.Notifications.Letters;

/// <summary>The order of blocks in each mail, from <c>content/mails/{id}.liquid</c>; the words stand in the texts.</summary>
public sealed class MailTemplates
{
    public const string Folder = "mails";

    private readonly Lazy<LiquidLibrary> library;

    private MailTemplates(IReadOnlyList<ContentFile> files) => library = new(() => new LiquidLibrary(
        files.Select(f => (f.Name, Encoding.UTF8.GetString(f.Utf8()))), LetterFilters.All, HtmlEncoder.Default));

    /// <summary>Takes the templates of a content; each is parsed when a mail first needs one.</summary>
    public static MailTemplates Load(ContentFiles content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new([.. content.All.Where(IsTemplate)]);
    }

    /// <summary>Renders every mail with sample values, so that no mistake waits for somebody's mail.</summary>
    /// <exception cref="ContentException">A template is missing, unknown or wrong, or a text asks for a value that no template gives it.</exception>
    public static MailTemplates Proved(ContentFiles content, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(texts);
        foreach (var unknown in content.All.Where(f => IsTemplate(f) && !MailKinds.All.ContainsKey(f.Name)))
        {
            throw new ContentException(unknown.Path, "its name", $"there is no mail {unknown.Name}; there are {string.Join(", ", MailKinds.All.Keys.Order(StringComparer.Ordinal))}");
        }

        foreach (var (id, kind) in MailKinds.All.OrderBy(k => k.Key, StringComparer.Ordinal))
        {
            Prove(id, kind, texts, content);
        }

        return Load(content);
    }

    /// <exception cref="LiquidException">The template is wrong, or lacks what it asks for: a defect, found when the content was read.</exception>
    internal LetterDraft Render(string id, object view, PageTexts texts)
    {
        var draft = new LetterDraft(texts);
        var printed = library.Value.Render(id, draft, ("mail", view));
        return !string.IsNullOrWhiteSpace(printed)
            ? throw new LiquidException($"{id}: words belong into texts/…/mails.json, and values into a fact, a point or a link: {printed.Trim()}")
            : draft.Subject is null ? throw new LiquidException($"{id}: it needs a subject.")
            : draft;
    }

    private static void Prove(string id, MailKind kind, Texts texts, ContentFiles content)
    {
        var path = $"{Folder}/{id}.liquid";
        if (content.Find(path) is null)
        {
            throw new ContentException(path, "the file", "the counter itself needs this mail: change it, but keep it");
        }

        try
        {
            // Alone: a mistake in one file must not be looked for in another.
            var alone = new MailTemplates([content.Find(path)!]);
            foreach (var sample in SampleLetters.Of(kind))
            {
                alone.Render(id, sample, new(texts, Texts.SourceLanguage));
            }
        }
        catch (LiquidException wrong)
        {
            throw new ContentException(path, "the template", wrong.Message);
        }
    }

    private static bool IsTemplate(ContentFile file) => file.Path.StartsWith(Folder + '/', StringComparison.Ordinal)
        && file.Path.EndsWith(".liquid", StringComparison.Ordinal);
}
