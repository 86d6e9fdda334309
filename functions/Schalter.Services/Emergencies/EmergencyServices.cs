using System.Collections.Frozen;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Checking;
using Schalter.Services.Submissions;

namespace Schalter.Services.Emergencies;

/// <summary>The services whose places go to the most urgent, and the forms that lead to them; the schedules say which.</summary>
public sealed class EmergencyServices
{
    /// <summary>Where a form of this kind asks what the queue must know.</summary>
    private static readonly string[] Needed =
        [BookingForm.FamilyName, BookingForm.GivenNames, BookingForm.DateOfBirth, SubmissionRules.EmailField, Plausibility.ValidUntilField];

    private readonly FrozenDictionary<string, Schedule> byForm;

    private EmergencyServices(IReadOnlyList<Schedule> all) => (All, byForm) = (all, all.ToFrozenDictionary(s => s.Form!, StringComparer.Ordinal));

    public IReadOnlyList<Schedule> All { get; }

    /// <exception cref="ContentException">A schedule names a form that cannot lead to it.</exception>
    public static EmergencyServices Load(ScheduleCatalogue schedules, FormCatalogue forms)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(forms);
        var all = schedules.All.Where(s => s.Mode == ScheduleMode.Urgency).ToList();
        foreach (var schedule in all)
        {
            var wrong = forms.Find(schedule.Form!) is not { } form ? $"there is no form {schedule.Form}"
                : Needed.FirstOrDefault(id => FormIndex.Of(form).Find(id) is null) is { } missing ? $"form {form.Id} does not ask for {missing}"
                : all.Any(s => s != schedule && s.Form == form.Id) ? $"form {form.Id} leads to another service already"
                : null;
            if (wrong is not null)
            {
                throw new ContentException($"schedules/{schedule.Id}.json", "$.form", wrong);
            }
        }

        return new(all);
    }

    /// <summary>Null when the form leads to no such service.</summary>
    public Schedule? Of(string form) => byForm.GetValueOrDefault(form);

    public Schedule? Find(string service) => All.FirstOrDefault(s => s.Id == service);
}
