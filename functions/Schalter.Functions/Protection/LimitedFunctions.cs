using System.Collections.Frozen;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Faqs;
using Schalter.Services.Feedback;
using Schalter.Services.Protection.Networks;
using Schalter.Services.Protection.Proofs;
using Schalter.Services.Submissions;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Functions.Protection;

/// <summary>Which limit a function falls under. One that is not named here falls under the common one, so that none is forgotten.</summary>
public sealed class LimitedFunctions(OfficePolicies office)
{
    private static readonly FrozenDictionary<string, RequestKind> Kinds = new Dictionary<string, RequestKind>
    {
        [nameof(GiveChallenge)] = RequestKind.Challenges,
        [nameof(GiveFeedback)] = RequestKind.Feedback,
        [nameof(RequestProofMail)] = RequestKind.Mails,
        [nameof(HoldPlace)] = RequestKind.Holds,
        [nameof(BookAppointment)] = RequestKind.Bookings,
        [nameof(CancelBooking)] = RequestKind.Bookings,
        ["CancelBookingByForm"] = RequestKind.Bookings,
        [nameof(ReceiveSubmission)] = RequestKind.Submissions,
        [nameof(SupplyDocuments)] = RequestKind.Submissions,
        [nameof(CreateUpload)] = RequestKind.Uploads,
        [nameof(AppendToUpload)] = RequestKind.Uploads,
        ["OverrideUpload"] = RequestKind.Uploads,
        [nameof(ShowUpload)] = RequestKind.Uploads,
        [nameof(RemoveUpload)] = RequestKind.Uploads,
        [nameof(GetSubmission)] = RequestKind.Queries,
        [nameof(WithdrawSubmission)] = RequestKind.Queries,
        ["WithdrawSubmissionByForm"] = RequestKind.Queries,
        [nameof(SuggestFaqs)] = RequestKind.Queries,
        ["OpenReport"] = RequestKind.Queries,
        ["ShowStatus"] = RequestKind.Queries,
        ["ShowAppointment"] = RequestKind.Queries,
        ["ShowOffer"] = RequestKind.Queries,
        ["ChooseTime"] = RequestKind.Queries,
        [nameof(GetBooking)] = RequestKind.Queries,
        [nameof(MoveBooking)] = RequestKind.Bookings,
        ["MoveBookingByForm"] = RequestKind.Bookings,
        [nameof(ConfirmBooking)] = RequestKind.Bookings,
        [nameof(JoinWaitlist)] = RequestKind.Bookings,
        [nameof(AcceptOffer)] = RequestKind.Bookings,
        [nameof(LeaveWaitlist)] = RequestKind.Bookings,
        ["LeaveWaitlistByForm"] = RequestKind.Bookings,
        [nameof(GetWaitingEntry)] = RequestKind.Queries,
        [nameof(EnterDraw)] = RequestKind.Bookings,
        [nameof(AcceptDrawn)] = RequestKind.Bookings,
        [nameof(LeaveDraw)] = RequestKind.Bookings,
        ["LeaveDrawByForm"] = RequestKind.Bookings,
        [nameof(GetDrawEntry)] = RequestKind.Queries,
        ["ShowDrawEntry"] = RequestKind.Queries,
        [nameof(GetCalendar)] = RequestKind.Queries,
        ["GetCalendarByForm"] = RequestKind.Queries,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The same for everybody and soon answered: refusing would cost as much as answering.</summary>
    private static readonly FrozenSet<string> Free = FrozenSet.Create(
        StringComparer.Ordinal, "Health", "HealthReady", "Preflight", "DescribeUploads", "ListServices", "ListDays", "ListSlots", "GetForms", "GetForm", "GetFormSchema",
        "AskForStatus", "AskForAppointment", "AskForOffer", "AskForDrawEntry", "AskToWait", "FindFaqs", "GetFaq", "GetAsset", "GetEmbed");

    /// <returns>Null for what is free, and for the office, which shows a token.</returns>
    public RequestKind? KindOf(string function) =>
        Kinds.TryGetValue(function, out var kind) ? kind
        : Free.Contains(function) || office[function] is not null ? null
        : RequestKind.Others;
}
