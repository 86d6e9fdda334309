using System.Text.Encodings.Web;
using System.Text.Json;

namespace Schalter.Services.Pages;

/// <summary>The server's words for what a script may find wrong, with places for the question's name and its limits.</summary>
internal static class CheckWords
{
    private static readonly string[] Codes =
    [
        "required", "declaration-required", "too-long", "too-short", "format", "email-invalid", "phone-invalid", "date-invalid",
        "partial-date-invalid", "number-invalid",
    ];

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(PageTexts texts)
    {
        var words = Codes.ToDictionary(
            c => c, c => texts.Get($"errors.{c}", ("field", "{field}"), ("max", "{max}"), ("min", "{min}")), StringComparer.Ordinal);
        words["offline"] = texts.Get("pages.form.offline");
        words["mark"] = texts.Get("pages.form.error");
        words["title"] = texts.Get("pages.form.errors.title");
        words["detail"] = texts.Get("pages.form.errors.detail");
        return JsonSerializer.Serialize(words, Plain);
    }
}
