using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms.Reading;

/// <summary>Reads limits and refuses those that the field's type does not have, as they would never be looked at.</summary>
internal static class LimitsReader
{
    private static readonly string[] Names =
        ["minLength", "maxLength", "pattern", "min", "max", "decimals", "notBefore", "notAfter", "minItems", "maxItems"];

    public static FieldLimits Read(FieldJson json, FieldType type)
    {
        foreach (var name in Names)
        {
            if (json.Get(name) is { } place && !Fits(name, type))
            {
                throw place.Wrong($"a field of type {type} has no {name}");
            }
        }

        var limits = new FieldLimits(
            json.Get("minLength")?.Int(), json.Get("maxLength")?.Int(), Pattern(json.Get("pattern")), json.Get("min")?.Decimal(),
            json.Get("max")?.Decimal(), json.Get("decimals")?.Int(), Bound(json.Get("notBefore")), Bound(json.Get("notAfter")),
            json.Get("minItems")?.Int(), json.Get("maxItems")?.Int());
        return limits.MinLength > limits.MaxLength || limits.Min > limits.Max || limits.MinItems > limits.MaxItems
            ? throw json.Written.Wrong("the lower limit is above the upper one")
            : limits;
    }

    private static bool Fits(string limit, FieldType type) => limit switch
    {
        "minLength" or "maxLength" or "pattern" => type is FieldType.Text or FieldType.LongText,
        "min" or "max" or "decimals" => type == FieldType.Number,
        "notBefore" or "notAfter" => type is FieldType.Date or FieldType.PartialDate,
        _ => type is FieldType.RepeatedGroup or FieldType.MultiChoice or FieldType.Country or FieldType.Language,
    };

    private static string? Pattern(ContentJson? json)
    {
        if (json is not { } place)
        {
            return null;
        }

        try
        {
            _ = Patterns.Get(place.String());
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw place.Wrong($"bad pattern: {e.Message}");
        }

        return Patterns.IsPortable(place.String())
            ? place.String()
            : throw place.Wrong("bad pattern: other programs read it differently; name the characters it takes, as [0-9A-Z]");
    }

    private static string? Bound(ContentJson? json) => json is not { } place
        ? null
        : DateBound.IsValid(place.String())
            ? place.String()
            : throw place.Wrong("must be a date such as 2026-03-31, or today with an offset such as today-120Y, today+6M, today+14D");
}
