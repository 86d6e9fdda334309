using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>What follows from what: pure decisions over one registration.</summary>
public static class EmergencyRules
{
    /// <summary>Who has not entered the code by then has registered in vain; nobody is kept out by it meanwhile.</summary>
    public static readonly TimeSpan VerifyWithin = TimeSpan.FromHours(48);

    /// <summary>Somebody else of the same name and birth date has a registration that counts.</summary>
    public const string AlreadyRegistered = "already-registered";

    private const string SubmittedByField = "application.submittedBy";

    /// <summary>How long one that has ended can still be looked at; then names and addresses go.</summary>
    private const int KeptDays = 7;

    /// <param name="found">With its answers.</param>
    public static EmergencyEntry Open(CaseDetails found, string service, string person)
    {
        ArgumentNullException.ThrowIfNull(found);
        var answers = found.Answers!;
        var given = new Dictionary<string, string>(StringComparer.Ordinal) { [BookingForm.CaseReference] = found.Reference };
        foreach (var (name, value) in new[]
        {
            (BookingForm.FamilyName, answers[BookingForm.FamilyName]), (BookingForm.GivenNames, answers[BookingForm.GivenNames]),
            (BookingForm.DateOfBirth, answers[BookingForm.DateOfBirth]), (BookingForm.Email, answers[SubmissionRules.EmailField]),
        })
        {
            if (value is not null)
            {
                given[name] = value;
            }
        }

        var until = DateOnly.ParseExact(answers[Plausibility.ValidUntilField]!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return new(found.Reference, service, EmergencyStatus.Registered, person, until, found.ReceivedAt, found.Language, found.DeleteOn, 1)
        {
            Answers = given,
            IsByAnother = answers[SubmittedByField] is not (null or "self"),
        };
    }

    /// <summary>The registration with what the check of its documents came to.</summary>
    public static EmergencyEntry WithProof(EmergencyEntry entry, CaseDetails found)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(found);
        var proofs = found.Status != SubmissionJson.Word(SubmissionStatus.Validated) ? null
            : found.Documents.Where(d => d.Verdict == SubmissionJson.Word(DocumentVerdict.Accepted)).Select(d => d.Number).ToList();
        return entry with
        {
            Proofs = proofs ?? entry.Proofs,
            Status = entry.Status == EmergencyStatus.Verified && proofs is not null ? EmergencyStatus.Checked : entry.Status,
        };
    }

    /// <summary>Its address is shown to be the person's.</summary>
    public static EmergencyEntry Verify(EmergencyEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Status = entry.Proofs is null ? EmergencyStatus.Verified : EmergencyStatus.Checked };
    }

    /// <summary>Waits again, with the turn it had.</summary>
    public static EmergencyEntry Requeue(EmergencyEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Status = EmergencyStatus.Checked, Returns = entry.Returns + 1, Sequence = entry.Sequence + 1 };
    }

    public static EmergencyEntry End(EmergencyEntry entry, EmergencyStatus status, string? reason, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry with { Status = status, Reason = reason, EndedOn = OfficeTime.Day(now), Sequence = entry.Sequence + 1 };
    }

    /// <summary>When something must become of it: who waits or was offered a place waits no longer, what is over is deleted.</summary>
    public static DateOnly DueOn(EmergencyEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.EndedOn is { } ended ? ended.AddDays(KeptDays)
            : entry is { Status: EmergencyStatus.Confirmed, Offer: { } offer } ? PlaceKey.At(offer.Place).Day.Date.PlusDays(KeptDays).ToDateOnly()
            : entry.Status == EmergencyStatus.Registered ? OfficeTime.Day(entry.RegisteredAt + VerifyWithin).AddDays(1) // the code holds until its hour, not until midnight before it
            : entry.KeepUntil;
    }

    /// <summary>Whether nothing more can become of it, so that it may be deleted.</summary>
    public static bool IsOver(EmergencyEntry entry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (!entry.IsLive || entry.Status == EmergencyStatus.Confirmed) && DueOn(entry) <= today;
    }

    /// <summary>Whether the mailed code still opens it.</summary>
    public static bool MayVerify(EmergencyEntry entry, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Status == EmergencyStatus.Registered && now < entry.RegisteredAt + VerifyWithin;
    }
}
