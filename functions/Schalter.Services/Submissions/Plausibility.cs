using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Submissions;

/// <summary>What the office should look at: never a reason to refuse, since only the office decides.</summary>
public static class Plausibility
{
    public const string DocumentExpired = "document-expired";
    public const string DocumentExpiresSoon = "document-expires-soon";

    /// <summary>Field that holds the expiry of the current residence document (blocks of the forms share it).</summary>
    public const string ValidUntilField = "currentResidenceDocument.validUntil";

    /// <summary>§ 81 Abs. 4 AufenthG: an application before expiry keeps the old title alive, so time is short here.</summary>
    private const int SoonDays = 14;

    public static IReadOnlyList<string> Check(Answers answers, DateTimeOffset receivedAt) => DaysToExpiry(answers, receivedAt) switch
    {
        < 0 => [DocumentExpired],
        <= SoonDays => [DocumentExpiresSoon],
        _ => [],
    };

    /// <summary>Days from receipt to the last day of validity (0 = expires today); null when not known.</summary>
    public static int? DaysToExpiry(Answers answers, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return DateOnly.TryParseExact(answers[ValidUntilField], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until)
            ? until.DayNumber - OfficeTime.Day(receivedAt).DayNumber
            : null;
    }
}
