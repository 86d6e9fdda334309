using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Staff;

namespace Schalter.Services.Tests.Appointments.Staff;

/// <summary>An appointment from ten to half past.</summary>
public sealed class AttendanceRulesTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 24, 9, 0);

    [Theory]
    [InlineData(BookingStatus.Confirmed, BookingStatus.Attended, -1801, "too-early", 0)]
    [InlineData(BookingStatus.Confirmed, BookingStatus.Attended, -1800, null, 1)]
    [InlineData(BookingStatus.Confirmed, BookingStatus.Attended, 0, null, 1)]
    [InlineData(BookingStatus.Confirmed, BookingStatus.Attended, 600_000, null, 1)]
    [InlineData(BookingStatus.Confirmed, BookingStatus.Missed, 0, "too-early", 0)]
    [InlineData(BookingStatus.Confirmed, BookingStatus.Missed, 1799, "too-early", 0)]
    [InlineData(BookingStatus.Confirmed, BookingStatus.Missed, 1800, null, 1)]
    [InlineData(BookingStatus.Attended, BookingStatus.Missed, 1799, "too-early", 0)]
    [InlineData(BookingStatus.Attended, BookingStatus.Missed, 1800, null, 1)]
    [InlineData(BookingStatus.Missed, BookingStatus.Attended, 600_000, null, 1)]
    [InlineData(BookingStatus.Attended, BookingStatus.Attended, -1801, null, 0)]
    [InlineData(BookingStatus.Missed, BookingStatus.Missed, 600_000, null, 0)]
    public void Outcome_IsNotedInItsTime_AndPutRightAfterwards(BookingStatus from, BookingStatus to, int seconds, string? code, int events)
    {
        var key = new PlaceKey(new("test", new(2026, 11, 24)), Start, "main", 1);
        var place = new Place(key, Start + Duration.FromMinutes(30), PlaceState.Booked) { Booking = new("4F4K-TRTX-CKGC", "person", from, 3) };

        var decided = AttendanceRules.Decide(place, to, Start + Duration.FromSeconds(seconds));

        Assert.Equal(code, decided.Refusal?.Code);
        Assert.Equal(code is null ? $"{to} {3 + events}" : null, decided.Value is { } after ? $"{after.Status} {after.Sequence}" : null);
        Assert.NotEqual(true, decided.Value?.IsLive);
    }
}
