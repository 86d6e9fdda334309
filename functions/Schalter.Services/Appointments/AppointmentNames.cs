namespace Schalter.Services.Appointments;

/// <summary>Names of what appointments are stored in; <c>content/resources.json</c> has the same words.</summary>
public static class AppointmentNames
{
    public const string Topic = "appointments";

    internal const string Slots = "Slots";
    internal const string Bookings = "Bookings";
    internal const string Persons = "Persons";
    internal const string Waitlist = "Waitlist";
    internal const string Draws = "Draws";
    internal const string DrawEntries = "DrawEntries";
    internal const string DrawFiles = "draws";

    /// <summary>Kind of the deadline by which a day at the counter is deleted.</summary>
    internal const string DayDeadline = "counter-day";

    /// <summary>Kind of the deadline by which an entry of a waiting list is deleted.</summary>
    internal const string WaitingDeadline = "waiting-entry";

    /// <summary>Kind of the deadline by which a draw is deleted with everybody who took part.</summary>
    internal const string DrawDeadline = "draw";
}
