using Schalter.Functions.Appointments;
using Schalter.Functions.Platform;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Waiting;
using Schalter.Services.Emergencies;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Emergencies;

/// <param name="Reason">Why it was rejected.</param>
/// <param name="Ahead">How many come before, as a range: the exact number would tell who gave up.</param>
/// <param name="Next">What happens next, in words.</param>
/// <param name="NextAllotment">When places are next given out.</param>
public sealed record EmergencyStatusView(
    string Emergency, string Service, string Status, string? Reason, string? Ahead, string Next, string? NextAllotment, OfferView? Offer, string? Booking,
    string Url);

/// <summary>A registration as the API and its page show it.</summary>
public sealed class EmergencyWords(GetEmergency emergencies, AccessKeys keys, AppointmentWords words, Texts texts)
{
    public EmergencyStatusView Json(EmergencyView view, string language)
    {
        ArgumentNullException.ThrowIfNull(view);
        var status = view.Entry?.Status ?? EmergencyStatus.Registered;
        return new(
            view.Reference, view.Service, SubmissionJson.Word(status), view.Entry?.Reason, Ahead(view), texts.Get(language, $"emergencies.{StateOf(view)}.detail"),
            view.NextAllotment is { } next ? AppointmentWords.At(next) : null,
            view.Entry is { Status: EmergencyStatus.Offered or EmergencyStatus.Confirmed, Offer: { } offer }
                ? words.Offer(view.Service, offer, language)
                : null,
            view.Entry is { Status: EmergencyStatus.Checked } ? null : view.Entry?.Booking, $"{HttpAnswers.ApiBase}/emergencies/{view.Reference}");
    }

    /// <summary>What the page of a case says about its registration; null when it is none.</summary>
    public async Task<EmergencyPart?> PartAsync(SubmissionView sent, string accessKey, string language, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(sent);
        if ((await emergencies.HandleAsync(sent.Reference, accessKey, cancellationToken)).Value is not { } view)
        {
            return null;
        }

        var offer = Json(view, language).Offer;
        return new(StateOf(view))
        {
            Reason = view.Entry?.Reason,
            Ahead = Ahead(view),
            NextAllotment = view.NextAllotment?.ToDateTimeOffset(),
            Start = view.Entry?.Offer is { } at && offer is not null ? PlaceKey.At(at.Place).Start.ToDateTimeOffset() : null,
            Place = offer?.Location.Name,
            Until = view.Entry is { Status: EmergencyStatus.Offered, Offer: { } open } ? open.Until : null,
            Booking = view.Entry is { Status: EmergencyStatus.Confirmed, Booking: { } booking }
                ? new(booking, keys.For(ReferenceNumber.TryParse(booking, out var parsed) ? parsed : default))
                : null,
        };
    }

    private static string StateOf(EmergencyView view) =>
        view.Entry is not { } entry ? "received" : entry.IsBack ? "back" : SubmissionJson.Word(entry.Status);

    private static string? Ahead(EmergencyView view) => view.Entry?.Status == EmergencyStatus.Checked ? WaitingView.RangeOf(view.Ahead) : null;
}
