namespace Schalter.Services.Forms.Reading;

/// <summary>A field as written, with what the use of its block changes laid over it.</summary>
internal readonly record struct FieldJson(ContentJson Written, ContentJson? Change)
{
    private static readonly string[] Known =
    [
        "id", "type", "use", "text", "required", "requiredIf", "shownIf", "choices", "fields", "without", "change", "minLength", "maxLength",
        "pattern", "min", "max", "decimals", "notBefore", "notAfter", "minItems", "maxItems",
    ];

    public ContentJson? Get(string name) => Change?.Get(name) ?? Written.Get(name);

    public bool Bool(string name) => Get(name)?.Bool() ?? false;

    public FieldJson Proved()
    {
        Written.Allow(Known);
        Change?.Allow(Known.AsSpan(3));
        return this;
    }
}
