using System.Security.Cryptography;
using System.Text;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Bookings;

/// <summary>The code in the mail that confirms a booking: derived from it, never stored, written like a reference so that typing errors show.</summary>
public sealed class ConfirmationCodes(ServiceSecrets secrets)
{
    public string For(ReferenceNumber booking) => ReferenceNumber.Derive(secrets.Mac(secrets.Current, "confirm-booking", booking.Value)).Value;

    /// <param name="typed">In any writing that a reference can have.</param>
    public bool Opens(ReferenceNumber booking, string? typed) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(For(booking)), Encoding.ASCII.GetBytes(ReferenceNumber.Canonical(typed) ?? string.Empty));
}
