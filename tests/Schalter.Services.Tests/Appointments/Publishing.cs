using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Tests.Appointments;

internal static class Publishing
{
    /// <summary>
    /// What the timer does, for these services alone: the places of the whole office are most of what such a test costs.
    /// <see cref="PublishSlotsTests"/> publishes all.
    /// </summary>
    public static async Task PublishAsync(this TestOffice office, params IReadOnlyList<string> services)
    {
        foreach (var service in services)
        {
            await office.Get<PublishSlots>().PublishAsync(office.Get<ScheduleCatalogue>().Find(service)!, TestContext.Current.CancellationToken);
        }
    }
}
