using System.Globalization;

namespace Schalter.Services.Forms.Checking;

/// <summary>An id as sent, seen as the form has it: <c>family.children.0.name</c> is field <c>family.children.*.name</c>, entry 0.</summary>
internal readonly record struct FieldId(string Pattern, string? Group, int Entry)
{
    private const int MaxEntryDigits = 4;

    public static FieldId Parse(string id)
    {
        for (var dot = id.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = id.IndexOf('.', dot + 1))
        {
            var rest = id.AsSpan(dot + 1);
            var end = rest.IndexOf('.');
            if (end is > 0 and <= MaxEntryDigits && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var entry)
                && (end == 1 || rest[0] != '0'))
            {
                return new(string.Concat(id.AsSpan(0, dot), ".*", rest[end..]), id[..dot], entry);
            }
        }

        return new(id, null, 0);
    }

    /// <summary>Names that belong to the request and not to the form.</summary>
    public static bool IsReserved(string id) => id is "lang" or "accessKey" or "formVersion" or "documents" or "uploads" || id.StartsWith('_')
        || id.StartsWith("documents.", StringComparison.Ordinal) || id.StartsWith("uploads.", StringComparison.Ordinal);
}
