using System.Text.Encodings.Web;
using System.Text.Json;

namespace Schalter.Services.Pages;

/// <summary>What the module of a form's documents needs: where files are brought, and what it says; and what is said of answers kept on the device.</summary>
/// <param name="Words">JSON by key, with places for the file's name.</param>
internal sealed record UploadView(string Address, string Words)
{
    private static readonly string[] Own =
    [
        "intro", "camera", "waiting", "done", "offline", "busy", "failed", "again", "remove", "removed", "resume", "wait", "unreadable", "drafts.title", "drafts.note",
        "drafts.keep", "drafts.erase", "drafts.erased", "drafts.restored", "drafts.sent", "drafts.again",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static UploadView Of(string apiBase, PageTexts texts)
    {
        var words = Own.ToDictionary(key => key, key => texts.Get($"uploads.{key}", ("name", "{name}"), ("percent", "{percent}")), StringComparer.Ordinal);
        words["file-empty"] = texts.Get("errors.file-empty", ("name", "{name}"));
        words["file-too-large"] = texts.Get("errors.file-too-large", ("name", "{name}"), ("max", "{max}"));
        words["type"] = texts.Get("documents.refused.type-not-accepted");
        words["mark"] = texts.Get("pages.form.error");
        return new($"{apiBase}/uploads", JsonSerializer.Serialize(words, Plain));
    }
}
