using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>What the office should look at: never a reason to refuse, since only the office decides.</summary>
public static class Plausibility
{
    /// <summary>The person lives where another office is competent (§ 71 Abs. 1 AufenthG; the Länder say which).</summary>
    public const string OutsideJurisdiction = "outside-jurisdiction";
    public const string DocumentExpired = "document-expired";
    public const string DocumentExpiresSoon = "document-expires-soon";

    /// <summary>Field that holds the expiry of the current residence document (blocks of the forms share it).</summary>
    public const string ValidUntilField = "currentResidenceDocument.validUntil";

    /// <summary>Field that holds the postal code of the person's address.</summary>
    public const string PostalCodeField = "address.postalCode";

    /// <summary>§ 81 Abs. 4 AufenthG: an application before expiry keeps the old title alive, so time is short here.</summary>
    private const int SoonDays = 14;

    /// <param name="jurisdiction">Beginnings of the postal codes the office is competent for; empty = everywhere.</param>
    public static IReadOnlyList<string> Check(Answers answers, DateTimeOffset receivedAt, IReadOnlyList<string> jurisdiction)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var findings = new List<string>();
        if (jurisdiction.Count > 0 && answers[PostalCodeField] is { } code && !jurisdiction.Any(p => code.StartsWith(p, StringComparison.Ordinal)))
        {
            findings.Add(OutsideJurisdiction);
        }

        if (DaysToExpiry(answers, receivedAt) is { } days and <= SoonDays)
        {
            findings.Add(days < 0 ? DocumentExpired : DocumentExpiresSoon);
        }

        return findings;
    }

    /// <summary>Days from receipt to the last day of validity (0 = expires today); null when not known.</summary>
    public static int? DaysToExpiry(Answers answers, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return DateOnly.TryParseExact(answers[ValidUntilField], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? until.DayNumber - OfficeTime.Day(receivedAt).DayNumber
            : null;
    }
}
