using System.Globalization;
using System.Security.Cryptography;

namespace Schalter.Services.Submissions;

/// <summary>
/// Names of intake folders: minute of arrival (UTC), then 128 random bits. The time in the name tells age without asking storage,
/// which knows none for uploads that never finished.
/// </summary>
public static class Intakes
{
    private const string MinuteFormat = "yyyyMMddHHmm";
    private const int RandomBytes = 16;

    public static string NewName(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"{now.ToUniversalTime().ToString(MinuteFormat, CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(RandomBytes * 2, lowercase: true)}");

    /// <summary>When the folder was opened; null when the name is none of ours.</summary>
    public static DateTimeOffset? OpenedAt(string name) =>
        name.Length >= MinuteFormat.Length && DateTimeOffset.TryParseExact(
            name.AsSpan(0, MinuteFormat.Length), MinuteFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    /// <summary>Whether the folder was opened before that time; a name that is none of ours is old.</summary>
    public static bool IsOlderThan(string name, DateTimeOffset time) => !(OpenedAt(name) >= time);
}
