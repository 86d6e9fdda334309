using NodaTime;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>Days as schedule files name them.</summary>
internal enum Weekday
{
    Monday = IsoDayOfWeek.Monday,
    Tuesday = IsoDayOfWeek.Tuesday,
    Wednesday = IsoDayOfWeek.Wednesday,
    Thursday = IsoDayOfWeek.Thursday,
    Friday = IsoDayOfWeek.Friday,
    Saturday = IsoDayOfWeek.Saturday,
    Sunday = IsoDayOfWeek.Sunday,
}
