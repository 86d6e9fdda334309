using System.Collections.Frozen;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Protection.Networks;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Protection;

/// <summary>Which limit a function falls under. One that is not named here falls under the common one, so that none is forgotten.</summary>
public sealed class LimitedFunctions(OfficePolicies office)
{
    private static readonly FrozenDictionary<string, RequestKind> Kinds = new Dictionary<string, RequestKind>
    {
        [nameof(GiveChallenge)] = RequestKind.Challenges,
        [nameof(RequestProofMail)] = RequestKind.Mails,
        [nameof(HoldPlace)] = RequestKind.Holds,
        [nameof(BookAppointment)] = RequestKind.Bookings,
        [nameof(CancelBooking)] = RequestKind.Bookings,
        ["CancelBookingByForm"] = RequestKind.Bookings,
        [nameof(ReceiveSubmission)] = RequestKind.Submissions,
        [nameof(SupplyDocuments)] = RequestKind.Submissions,
        [nameof(GetSubmission)] = RequestKind.Queries,
        [nameof(WithdrawSubmission)] = RequestKind.Queries,
        ["WithdrawSubmissionByForm"] = RequestKind.Queries,
        ["ShowStatus"] = RequestKind.Queries,
        [nameof(GetBooking)] = RequestKind.Queries,
        [nameof(MoveBooking)] = RequestKind.Bookings,
        ["MoveBookingByForm"] = RequestKind.Bookings,
        [nameof(ConfirmBooking)] = RequestKind.Bookings,
        [nameof(JoinWaitlist)] = RequestKind.Bookings,
        [nameof(AcceptOffer)] = RequestKind.Bookings,
        [nameof(LeaveWaitlist)] = RequestKind.Bookings,
        ["LeaveWaitlistByForm"] = RequestKind.Bookings,
        [nameof(GetWaitingEntry)] = RequestKind.Queries,
        [nameof(GetCalendar)] = RequestKind.Queries,
        ["GetCalendarByForm"] = RequestKind.Queries,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The same for everybody and soon answered: refusing would cost as much as answering.</summary>
    private static readonly FrozenSet<string> Free = FrozenSet.Create(
        StringComparer.Ordinal, "Health", "HealthReady", "Preflight", "ListServices", "ListDays", "ListSlots", "GetForms", "GetForm", "GetFormSchema",
        "AskForStatus", "FindFaqs", "GetFaq", "GetAsset");

    /// <returns>Null for what is free, and for the office, which shows a token.</returns>
    public RequestKind? KindOf(string function) =>
        Kinds.TryGetValue(function, out var kind) ? kind
        : Free.Contains(function) || office[function] is not null ? null
        : RequestKind.Others;
}
