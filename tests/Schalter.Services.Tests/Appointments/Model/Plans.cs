using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Tests.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments.Model;

/// <summary>
/// Two services of one group, small, so that people meet: <c>alpha</c> has two times of two counters a day, <c>beta</c> one place that
/// must be confirmed by mail.
/// </summary>
internal static class Plans
{
    public const string Alpha = "alpha";
    public const string Beta = "beta";

    public static readonly ScheduleCatalogue Usual = Of(2);
    public static readonly ScheduleCatalogue SomebodyIll = Of(1);
    public static readonly ScheduleCatalogue Closed = Of(2, """, "closures": [{ "from": "2026-11-25", "until": "2026-11-25" }]""");

    public static readonly IReadOnlyList<string> Services = [Alpha, Beta];

    private static ScheduleCatalogue Of(int counters, string more = "") => new(
    [
        Service(Alpha, $$""" "hours": [{ {{Days}}, "from": "08:00", "until": "09:00", "counters": {{counters}} }]{{more}}"""),
        Service(Beta, $$""" "hours": [{ {{Days}}, "from": "10:00", "until": "10:30", "counters": 1 }], "asks": { "mailConfirmation": true }{{more}}"""),
    ]);

    private const string Days = """ "days": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] """;

    private static Schedule Service(string id, string hours) => ASchedule.With(
        $$"""{ {{hours}}, "release": [{ "daysAhead": 2, "time": "07:00" }], "noticeMinutes": 30, "changeUntilHours": 1, "mostMoves": 9 }""", id: id);
}
