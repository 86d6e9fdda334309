using System.Globalization;
using System.Text.Json.Nodes;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms.Federal;

/// <summary>Turns <i>Präzisierungen</i> into limits of our types; those that the type does not have, or that say nothing, are told.</summary>
internal sealed class LimitMapping(FormDraft draft)
{
    /// <summary>From here on people need to see several lines of what they write.</summary>
    private const int OneLine = 255;

    /// <summary>An answer has room for <see cref="AnswerLimits.MaxBytes"/>, a character for up to four of them.</summary>
    private const int MostCharacters = AnswerLimits.MaxBytes / 4;

    public void Add(FederalField field, JsonObject json, string path)
    {
        var limits = field.Limits;
        limits.Unread.ToList().ForEach(unread => draft.Note(path, $"a limit that cannot be read: {unread}"));
        var unused = json["type"]!.GetValue<string>() switch
        {
            "text" => Text(limits, json, path),
            "number" => Number(field, json, path),
            "date" => Date(limits, json, path),
            _ => limits,
        };
        (string Name, string? Value)[] left =
        [
            ("minLength", unused.MinLength), ("maxLength", unused.MaxLength), ("minValue", unused.MinValue),
            ("maxValue", unused.MaxValue), ("pattern", unused.Pattern),
        ];
        foreach (var (name, value) in left.Where(l => l.Value is not null and not "0"))
        {
            draft.Note(path, $"{name} {value} has no meaning for a {json["type"]} here");
        }
    }

    private FederalLimits Text(FederalLimits limits, JsonObject json, string path)
    {
        var max = Whole(limits.MaxLength, "maxLength", path);
        var min = Whole(limits.MinLength, "minLength", path);
        if (max > MostCharacters)
        {
            draft.Note(path, $"maxLength {max} is more than an answer can hold: {MostCharacters} here");
            max = MostCharacters;
        }

        if (min > (max ?? AnswerLimits.TextLength))
        {
            draft.Note(path, $"minLength {min} is above the greatest length and left out");
            min = null;
        }

        json["type"] = max > OneLine ? "longText" : "text";
        Set(json, "minLength", min > 1 ? min : null);
        Set(json, "maxLength", max > 0 ? max : null);
        if (max is null or 0)
        {
            draft.Note(path, $"no greatest length is given: {AnswerLimits.TextLength} characters here");
        }

        Pattern(limits.Pattern, json, path);
        return limits with { MinLength = null, MaxLength = null, Pattern = null };
    }

    private FederalLimits Number(FederalField field, JsonObject json, string path)
    {
        var (min, max) = (Decimal(field.Limits.MinValue, "minValue", path), Decimal(field.Limits.MaxValue, "maxValue", path));
        if (min > max)
        {
            draft.Note(path, $"minValue {field.Limits.MinValue} is above maxValue {field.Limits.MaxValue}: both left out");
            (min, max) = (null, null);
        }

        Set(json, "min", min);
        Set(json, "max", max);
        json["decimals"] = field.DataType switch { "num_int" => 0, "num_currency" => 2, _ => 6 };
        return field.Limits with { MinValue = null, MaxValue = null };
    }

    private FederalLimits Date(FederalLimits limits, JsonObject json, string path)
    {
        foreach (var (name, value, ours) in new[] { ("minValue", limits.MinValue, "notBefore"), ("maxValue", limits.MaxValue, "notAfter") })
        {
            if (value is not null && DateBound.IsValid(value))
            {
                json[ours] = value;
            }
            else if (value is not null)
            {
                draft.Note(path, $"{name} {value} is no date");
            }
        }

        return limits with { MinValue = null, MaxValue = null };
    }

    private void Pattern(string? pattern, JsonObject json, string path)
    {
        try
        {
            if (pattern is not null)
            {
                _ = Patterns.Get(pattern);
                if (Patterns.IsPortable(pattern))
                {
                    json["pattern"] = pattern;
                }
                else
                {
                    draft.Note(path, $"the pattern {pattern} is read differently by other programs");
                }
            }
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            draft.Note(path, $"the pattern {pattern} cannot be used: {e.Message}");
        }
    }

    private int? Whole(string? written, string name, string path)
    {
        var isWhole = int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        return isWhole ? value : NotRead<int>(written, name, path);
    }

    private decimal? Decimal(string? written, string name, string path)
    {
        var isNumber = decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        return isNumber ? value : NotRead<decimal>(written, name, path);
    }

    private T? NotRead<T>(string? written, string name, string path)
        where T : struct
    {
        if (written is not null)
        {
            draft.Note(path, $"{name} {written} is no number");
        }

        return null;
    }

    private static void Set<T>(JsonObject json, string name, T? value)
        where T : struct
    {
        if (value is { } limit)
        {
            json[name] = JsonValue.Create(limit);
        }
    }
}
