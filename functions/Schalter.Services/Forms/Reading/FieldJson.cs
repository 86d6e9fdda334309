using System.Text.Json;

namespace Schalter.Services.Forms.Reading;

/// <summary>A field as written, with what the use of its block changes laid over it.</summary>
internal readonly record struct FieldJson(ContentJson Written, ContentJson? Change)
{
    private static readonly string[] Known =
    [
        "id", "type", "use", "text", "required", "requiredIf", "shownIf", "choices", "fields", "without", "change", "minLength", "maxLength",
        "pattern", "min", "max", "decimals", "notBefore", "notAfter", "minItems", "maxItems",
    ];

    /// <summary>The property; a change to <c>null</c> takes it away.</summary>
    public ContentJson? Get(string name) => Change?.Get(name) is not { } changed ? Written.Get(name)
        : changed.Element.ValueKind == JsonValueKind.Null ? null
        : changed;

    public bool Bool(string name) => Get(name)?.Bool() ?? false;

    public FieldJson Proved()
    {
        Written.Allow(Known);
        Change?.Allow(Known.AsSpan(3));
        return this;
    }
}
