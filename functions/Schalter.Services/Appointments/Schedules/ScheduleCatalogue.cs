using System.Collections.Frozen;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Reading;

namespace Schalter.Services.Appointments.Schedules;

/// <summary>All counter services, read from <c>content/schedules</c>.</summary>
public sealed class ScheduleCatalogue
{
    private readonly FrozenDictionary<string, Schedule> schedules;

    internal ScheduleCatalogue(IReadOnlyList<Schedule> all) => (All, schedules) = (all, all.ToFrozenDictionary(s => s.Id, StringComparer.Ordinal));

    /// <summary>By id.</summary>
    public IReadOnlyList<Schedule> All { get; }

    /// <exception cref="ContentException">A schedule has a mistake: nothing of it is used.</exception>
    public static ScheduleCatalogue Load(ContentFiles content, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(texts);
        var read = content.In("schedules").Select(f => (File: f, Schedule: ScheduleReader.Read(ContentJson.Read(f), texts.Has))).ToList();
        foreach (var (file, schedule) in read)
        {
            RefuseStrangers(file, schedule, read.Select(r => r.Schedule).First(s => s.Group == schedule.Group));
        }

        return new([.. read.Select(r => r.Schedule)]);
    }

    /// <summary>People are known by what a service asks of them: one that asks for more would not know who has booked another of its group.</summary>
    private static void RefuseStrangers(ContentFile file, Schedule schedule, Schedule first)
    {
        if (schedule.Terms.DocumentNumber != first.Terms.DocumentNumber)
        {
            throw new ContentException(
                file.Path, "$.group",
                $"{first.Id} and {schedule.Id} are of group {schedule.Group}: both must ask for documentNumber or neither, else one person has two bookings");
        }
    }

    public Schedule? Find(string id) => schedules.GetValueOrDefault(id);

    /// <summary>Those whose free places everybody sees and can book.</summary>
    public IEnumerable<Schedule> Bookable => All.Where(s => s.Mode == ScheduleMode.Calendar);

    /// <summary>A service whose places are given out in another way is as unknown as one that is not there.</summary>
    public Schedule? FindBookable(string id) => Find(id) is { Mode: ScheduleMode.Calendar } schedule ? schedule : null;
}
