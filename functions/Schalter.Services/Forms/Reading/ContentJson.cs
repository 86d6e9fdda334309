using System.Text.Json;
using Schalter.Services.Content;

namespace Schalter.Services.Forms.Reading;

/// <summary>A place in a content file: reads values and knows where it is when one is wrong.</summary>
internal readonly record struct ContentJson(string File, string Path, JsonElement Element)
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    public static ContentJson Read(ContentFile file)
    {
        try
        {
            return new(file.Path, "$", JsonElement.Parse(file.Utf8(), Options));
        }
        catch (JsonException e)
        {
            throw new ContentException(file.Path, "$", e.Message);
        }
    }

    public ContentException Wrong(string reason) => new(File, Path, reason);

    /// <summary>Refuses any other property: a mistyped one must not pass unseen.</summary>
    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var (name, value) in Properties())
        {
            if (!names.Contains(name))
            {
                throw value.Wrong($"unknown property; known here: {string.Join(", ", names.ToArray())}");
            }
        }
    }

    public IEnumerable<(string Name, ContentJson Value)> Properties()
    {
        var (file, path) = (File, Path);
        return Of(JsonValueKind.Object, "an object").EnumerateObject()
            .Select(p => (p.Name, new ContentJson(file, $"{path}.{p.Name}", p.Value)));
    }

    public IReadOnlyList<ContentJson> Items()
    {
        var (file, path) = (File, Path);
        return [.. Of(JsonValueKind.Array, "a list").EnumerateArray().Select((e, i) => new ContentJson(file, $"{path}[{i}]", e))];
    }

    public ContentJson? Get(string name) => Of(JsonValueKind.Object, "an object").TryGetProperty(name, out var value)
        ? new(File, $"{Path}.{name}", value)
        : null;

    public ContentJson Required(string name) => Get(name) ?? throw Wrong($"{name} is missing");

    public string String() => Of(JsonValueKind.String, "a text").GetString()!;

    public bool Bool() => Element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong("must be true or false"),
    };

    public int Int() => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var value)
        ? value
        : throw Wrong("must be a whole number");

    public decimal Decimal() => Element.ValueKind == JsonValueKind.Number && Element.TryGetDecimal(out var value)
        ? value
        : throw Wrong("must be a number");

    /// <summary>A name in camelCase as one of the enumeration's.</summary>
    public TEnum Enum<TEnum>()
        where TEnum : struct, Enum
    {
        var text = String();
        foreach (var value in System.Enum.GetValues<TEnum>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()) == text)
            {
                return value;
            }
        }

        var known = System.Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName);
        throw Wrong($"unknown value {text}; known: {string.Join(", ", known)}");
    }

    private JsonElement Of(JsonValueKind kind, string what) => Element.ValueKind == kind ? Element : throw Wrong($"must be {what}");
}
