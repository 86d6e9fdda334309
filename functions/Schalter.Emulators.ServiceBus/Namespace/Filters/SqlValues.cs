using System.Globalization;

namespace Schalter.Emulators.ServiceBus.Namespace.Filters;

/// <summary>How values of messages and filters compare: texts exactly, numbers by value, other types with their own kind only.</summary>
internal static class SqlValues
{
    public static bool AreSame(object? one, object? other) => Compare(one, other) == 0;

    /// <summary>Negative, zero or positive; null where the answer is unknown: a value is missing, or the two have no order.</summary>
    public static int? Compare(object? one, object? other) => (Plain(one), Plain(other)) switch
    {
        (null, _) or (_, null) => null,
        (string left, string right) => string.CompareOrdinal(left, right),
        (decimal left, decimal right) => left.CompareTo(right),
        (double left, double right) => Numbers(left, right),
        (double left, decimal right) => Numbers(left, (double)right),
        (decimal left, double right) => Numbers((double)left, right),
        (bool left, bool right) => left.CompareTo(right),
        (Guid left, Guid right) => left.CompareTo(right),
        (DateTimeOffset left, DateTimeOffset right) => left.CompareTo(right),
        (TimeSpan left, TimeSpan right) => left.CompareTo(right),
        (byte[] left, byte[] right) => left.AsSpan().SequenceCompareTo(right),
        _ => null,
    };

    /// <summary>Whether a value has more than equality: truth values, ids and bytes are not smaller or larger.</summary>
    public static bool HasOrder(object? value) => Plain(value) is string or decimal or double or DateTimeOffset or TimeSpan;

    private static object? Plain(object? value) => value switch
    {
        byte or sbyte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        float single => (double)single,
        char letter => letter.ToString(),
        SymbolText symbol => symbol.Text,
        Uri address => address.OriginalString,
        DateTime time => new DateTimeOffset(time.Kind == DateTimeKind.Unspecified ? DateTime.SpecifyKind(time, DateTimeKind.Utc) : time),
        _ => value,
    };

    private static int? Numbers(double left, double right) => double.IsNaN(left) || double.IsNaN(right) ? null : left.CompareTo(right);
}
