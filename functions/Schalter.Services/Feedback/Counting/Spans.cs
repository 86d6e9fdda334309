using System.Globalization;

namespace Schalter.Services.Feedback.Counting;

/// <summary>Ranges in which times are counted: enough to see whether people wait long, too coarse to know anybody again.</summary>
public static class Spans
{
    private static readonly int[] MinutesUpTo = [5, 10, 20, 40, 60];
    private static readonly int[] DaysUpTo = [2, 7, 14, 28, 56];
    private static readonly int[] SecondsUpTo = [10, 60, 600, 3_600, 86_400];

    /// <summary>How long filling in took, in minutes: <c>6-10</c>.</summary>
    public static string Minutes(TimeSpan time) => Of(time.TotalMinutes, MinutesUpTo);

    /// <summary>How far ahead an appointment lies, in days.</summary>
    public static string Days(TimeSpan time) => Of(time.TotalDays, DaysUpTo);

    /// <summary>How long a place was free, in seconds.</summary>
    public static string Seconds(TimeSpan time) => Of(time.TotalSeconds, SecondsUpTo);

    /// <summary>Where a range begins, to sort by.</summary>
    public static int From(string range)
    {
        ArgumentNullException.ThrowIfNull(range);
        var digits = range.TakeWhile(char.IsAsciiDigit).ToArray();
        return int.TryParse(digits, CultureInfo.InvariantCulture, out var from) ? from : 0;
    }

    private static string Of(double value, int[] upTo)
    {
        var index = Array.FindIndex(upTo, limit => value <= limit);
        var from = index switch { 0 => 0, < 0 => upTo[^1] + 1, _ => upTo[index - 1] + 1 };
        return index < 0
            ? string.Create(CultureInfo.InvariantCulture, $"{from}+")
            : string.Create(CultureInfo.InvariantCulture, $"{from}-{upTo[index]}");
    }
}
