using System.Globalization;
using Schalter.Services.Platform;

namespace Schalter.Services.Emergencies;

/// <summary>
/// Whose turn it is: whose document ends first, then who registered first, then a lot. Times count to the minute, since a faster finger or
/// machine is no reason to come first; nobody can foretell the lot.
/// </summary>
public static class UrgencyOrder
{
    /// <summary>Text that sorts by turn, and names one registration.</summary>
    public static string KeyOf(EmergencyEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return string.Create(CultureInfo.InvariantCulture, $"{entry.ValidUntil:yyyyMMdd}_{Minute(entry):D12}_{entry.Lot:x8}_{entry.Id}");
    }

    /// <summary>Drawn once, when somebody registers: it is kept, since another secret would draw another.</summary>
    public static uint LotOf(ServiceSecrets secrets, string id)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(secrets.Mac(secrets.Current, "emergency-lot", id));
    }

    private static long Minute(EmergencyEntry entry) => entry.RegisteredAt.UtcTicks / TimeSpan.TicksPerMinute;
}
