using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Schalter.Services.Notifications;
using Schalter.Services.Pages.Site;
using Schalter.Services.Platform;

namespace Schalter.Services.Feedback.Reporting;

/// <summary>
/// The address that opens one report in any browser. Its key stands in the address, as no page could ask for it before: a report holds sums and
/// no person, so what an access log keeps of it harms nobody.
/// </summary>
public sealed class ReportLinks(ServiceSecrets secrets, SitePlace place, IOptions<MailSettings> mails)
{
    private const int Bytes = 16;

    /// <summary>Where the functions answer: at an address of their own, or on the website's host.</summary>
    private string Api => place.Options.WholeApi ?? mails.Value.Site + place.Options.Api;

    public string To(Week week) => $"{Api}/reports/{week}/{Key(secrets.Current, week)}";

    /// <summary>Compares in constant time; keys of a secret that is still set go on being good.</summary>
    public bool Opens(Week week, string key) => secrets.Versions.Aggregate(
        false, (opens, version) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Key(version, week)), Encoding.UTF8.GetBytes(key)) | opens);

    private string Key(int version, Week week) => string.Create(
        CultureInfo.InvariantCulture, $"{version}.{Convert.ToHexStringLower(secrets.Mac(version, "report", week.ToString()).AsSpan(0, Bytes))}");
}
