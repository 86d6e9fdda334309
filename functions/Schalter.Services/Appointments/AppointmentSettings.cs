using System.ComponentModel.DataAnnotations;

namespace Schalter.Services.Appointments;

/// <summary>Section <c>Appointments</c> of the settings.</summary>
public sealed record AppointmentSettings
{
    /// <summary>How long a place is kept for somebody who fills in the booking.</summary>
    [Range(2, 60)]
    public int HoldMinutes { get; init; } = 10;

    /// <summary>How old the list of free places may be that people look at; booking always asks the table.</summary>
    [Range(1, 60)]
    public int ViewSeconds { get; init; } = 2;

    /// <summary>How long a booking waits to be confirmed by the code in the mail, where the service asks for it.</summary>
    [Range(5, 1440)]
    public int ConfirmMinutes { get; init; } = 60;

    /// <summary>How long before the appointment people are reminded.</summary>
    [Range(1, 168)]
    public int ReminderHours { get; init; } = 24;

    /// <summary>How long a place is kept for somebody from the waiting list.</summary>
    [Range(30, 1440)]
    public int OfferMinutes { get; init; } = 120;

    /// <summary>How long somebody stays on a waiting list.</summary>
    [Range(1, 180)]
    public int WaitingDays { get; init; } = 60;

    /// <summary>A place given back shows again after a random time of at least this …</summary>
    [Range(0, 1440)]
    public int ReturnAfterMinutes { get; init; } = 10;

    /// <summary>… and at most this: who cancels cannot hand the place to a friend who waits for it.</summary>
    [Range(1, 1440)]
    public int ReturnWithinMinutes { get; init; } = 120;
}
