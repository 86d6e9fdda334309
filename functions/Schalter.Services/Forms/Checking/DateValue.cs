using System.Globalization;

namespace Schalter.Services.Forms.Checking;

/// <summary>Reads dates to ISO 8601 and holds them against their bounds.</summary>
internal static class DateValue
{
    /// <summary>Nobody at the counter has an older document or birthday; catches mistyped centuries.</summary>
    private static readonly DateOnly Earliest = new(1900, 1, 1);

    public static Reading Read(FormField field, string typed, DateOnly today)
    {
        if (PartialDate.Read(Characters.WithPlainDigits(typed)) is not { } date || (field.Type == FieldType.Date && !date.IsWhole))
        {
            return Reading.Wrong(field.Type == FieldType.Date ? "date-invalid" : "partial-date-invalid");
        }

        var earliest = field.Limits.NotBefore is { } notBefore ? DateBound.On(notBefore, today) : Earliest;
        if (date.Last < earliest)
        {
            return Reading.Wrong("date-too-early", ("earliest", Iso(earliest)));
        }

        if (field.Limits.NotAfter is { } notAfter && DateBound.On(notAfter, today) is var latest && date.First > latest)
        {
            return Reading.Wrong("date-too-late", ("latest", Iso(latest)));
        }

        return Reading.Of(date.ToString());
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
