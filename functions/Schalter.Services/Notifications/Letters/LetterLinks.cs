using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Schalter.Services.Platform;

namespace Schalter.Services.Notifications.Letters;

/// <summary>
/// Links to the website. Reference and access key stand in the fragment, which no browser sends to any server: not to the website, not to
/// whoever a link on its pages leads to. The key is made when the letter is, and kept nowhere.
/// </summary>
public sealed partial class LetterLinks(AccessKeys keys, IOptions<MailSettings> settings)
{
    public string ToCase(string reference, string language) => To("status", reference, language, string.Empty);

    /// <param name="template">Of the mail: some ask for one step on the page it leads to.</param>
    /// <param name="code">What the step asks for beside the key, such as the code that proves an address; null when it asks for nothing.</param>
    public string ToAppointment(string reference, string language, string template, string? code) => template switch
    {
        MailKinds.EmergencyOffer => ToCase(reference, language),
        MailKinds.Offer => To("offer", reference, language, string.Empty),
        MailKinds.DrawOffer => To("draw", reference, language, string.Empty),
        MailKinds.ConfirmBooking => To("appointment", reference, language, "&do=confirm" + (code is null ? string.Empty : $"&c={Uri.EscapeDataString(code)}")),
        _ => To("appointment", reference, language, string.Empty),
    };

    /// <param name="address">Absolute, or on the website when it begins with a slash.</param>
    public string Whole(string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.StartsWith('/') ? settings.Value.Site + address : address;
    }

    /// <summary>The access key that a link carries; null when it carries none.</summary>
    internal static string? KeyIn(string address) => Key().Match(address) is { Success: true } found ? Uri.UnescapeDataString(found.Groups["key"].Value) : null;

    [GeneratedRegex("#r=[^&]+&k=(?<key>[^&]+)")]
    private static partial Regex Key();

    private string To(string page, string reference, string language, string more)
    {
        if (!ReferenceNumber.TryParse(reference, out var parsed))
        {
            throw new FormatException("A mail names no reference.");
        }

        return $"{settings.Value.Site}/{language}/{page}/#r={parsed.Value}&k={Uri.EscapeDataString(keys.For(parsed))}{more}";
    }
}
