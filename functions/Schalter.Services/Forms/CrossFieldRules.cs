using System.Globalization;
using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms;

/// <summary>Compares two answers; what is unanswered, or not known exactly enough, breaks no rule.</summary>
internal static class CrossFieldRules
{
    public const string Before = "before";
    public const string NotAfter = "notAfter";

    public static bool IsBroken(string kind, FieldType type, string value, string other)
    {
        if (type == FieldType.Number)
        {
            var difference = decimal.Parse(value, CultureInfo.InvariantCulture) - decimal.Parse(other, CultureInfo.InvariantCulture);
            return kind == Before ? difference >= 0 : difference > 0;
        }

        return PartialDate.Read(value) is { } date && PartialDate.Read(other) is { } bound
            && (kind == Before ? date.First >= bound.Last : date.First > bound.Last);
    }
}
