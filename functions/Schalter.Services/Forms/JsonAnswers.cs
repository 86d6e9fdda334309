using System.Globalization;
using System.Text.Json;

namespace Schalter.Services.Forms;

/// <summary>
/// Reads answers from a JSON body: nested objects (<c>{"person": {"familyName": …}}</c>), flat dotted keys, or both; lists are entries of a
/// repeated group or values of a multi-choice.
/// </summary>
public static class JsonAnswers
{
    public static (Answers Answers, IReadOnlyList<FieldError> Errors) Read(JsonElement body)
    {
        var reader = new Reader();
        if (body.ValueKind == JsonValueKind.Object)
        {
            reader.Object(body, string.Empty, 1);
        }
        else
        {
            reader.Errors.Add(new(string.Empty, "json-object-expected"));
        }

        return reader.Errors.Count > 0 ? (Answers.None, reader.Errors) : (new(reader.Values()), []);
    }

    private sealed class Reader
    {
        private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);
        private int count;

        public List<FieldError> Errors { get; } = [];

        public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Values() =>
            values.Select(v => KeyValuePair.Create<string, IReadOnlyList<string>>(v.Key, v.Value));

        public void Object(JsonElement json, string prefix, int depth)
        {
            foreach (var property in json.EnumerateObject())
            {
                Value(property.Value, prefix + Text(() => property.Name), depth);
            }
        }

        private void Value(JsonElement json, string id, int depth)
        {
            switch (json.ValueKind)
            {
                case JsonValueKind.Object or JsonValueKind.Array when depth >= AnswerLimits.MaxDepth:
                    Refuse(id, "too-deep");
                    break;
                case JsonValueKind.Object:
                    Object(json, id + ".", depth + 1);
                    break;
                case JsonValueKind.Array:
                    List(json, id, depth + 1);
                    break;
                case JsonValueKind.Null:
                    break;
                default:
                    Add(id, Scalar(json));
                    break;
            }
        }

        private void List(JsonElement json, string id, int depth)
        {
            var index = 0;
            foreach (var item in json.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Array)
                {
                    Refuse(id, "json-list-in-list");
                    return;
                }

                var entry = item.ValueKind == JsonValueKind.Object ? $"{id}.{index.ToString(CultureInfo.InvariantCulture)}" : id;
                Value(item, entry, depth);
                index++;
            }
        }

        private void Add(string id, string value)
        {
            if (++count > AnswerLimits.MaxFields)
            {
                Refuse(string.Empty, AnswerCheck.TooManyFields.Code);
                return;
            }

            if (!values.TryGetValue(id, out var list))
            {
                values[id] = list = [];
            }

            list.Add(value);
        }

        /// <summary>One error of a kind is enough: a hostile body could hold thousands.</summary>
        private void Refuse(string id, string code)
        {
            if (Errors.TrueForAll(e => e.Code != code))
            {
                var isTooMany = code == AnswerCheck.TooManyFields.Code;
                Errors.Add(isTooMany ? AnswerCheck.TooManyFields : new(id.Length > 100 ? id[..100] : id, code));
            }
        }

        private static string Scalar(JsonElement json) => json.ValueKind switch
        {
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number when json.TryGetDecimal(out var number) => Number(number),
            JsonValueKind.Number => json.GetRawText(),
            _ => Text(() => json.GetString()!),
        };

        /// <summary>A JSON number is exact, but its three decimals would be read as thousands: one zero more keeps them decimals.</summary>
        private static string Number(decimal number) =>
            number.ToString(CultureInfo.InvariantCulture) + (number.Scale == 3 ? "0" : string.Empty);

        /// <summary>JSON can escape half a surrogate pair, which is no text; the check then refuses it by its field.</summary>
        private static string Text(Func<string> read)
        {
            try
            {
                return read();
            }
            catch (InvalidOperationException)
            {
                return "\uD800";
            }
        }
    }
}
