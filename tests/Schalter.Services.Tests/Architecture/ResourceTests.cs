using System.Text.Json;
using System.Text.RegularExpressions;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Content;
using Schalter.Services.Events;
using Schalter.Services.Feedback;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Feedback.Reporting;
using Schalter.Services.Notifications;
using Schalter.Services.Office;
using Schalter.Services.Pages.Site;
using Schalter.Services.Protection;
using Schalter.Services.Submissions;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Architecture;

/// <summary><c>content/resources.json</c> is what gets created; the code must name nothing else, and nothing may be created in vain.</summary>
public sealed partial class ResourceTests
{
    private static readonly JsonElement Resources = JsonDocument.Parse(SourceTree.Read("functions/content/resources.json")).RootElement;

    [Fact]
    public void Queues_AreThoseTheCodeNames() => Assert.Equal(
        [UnsettledBooking.Queue, EventsPending.Queue, MailPending.Queue, SiteOutdated.Queue, SubmissionNames.ReceivedQueue, SubmissionNames.ValidatedQueue], Names("queues"));

    [Fact]
    public void Tables_AreThoseTheCodeNames() => Assert.Equal(
        [
            AuditStore.Table, AppointmentNames.Bookings, ProtectionNames.Challenges, "Deadlines", AppointmentNames.DrawEntries, AppointmentNames.Draws,
            SubmissionNames.DuplicatesTable, FeedbackStore.Table, ProtectionNames.Limits,
            MailRowStore.Table, AppointmentNames.Persons, AppointmentNames.Slots, SubmissionNames.Table, TallyStore.Table, UploadRowStore.Table, AppointmentNames.Waitlist,
        ],
        Names("tables"));

    [Fact]
    public void Containers_AreThoseTheCodeNames() => Assert.Equal(
        [
            SubmissionNames.Cases, ContentNames.Container, ContentNames.Archive, AppointmentNames.DrawFiles, SubmissionNames.Incoming, SubmissionNames.Quarantine,
            ReportStore.Container,
        ],
        Names("containers"));

    [Fact]
    public void Topics_AreThoseTheCodeNames() => Assert.Equal(
        [SubmissionNames.Topic, AppointmentNames.Topic], Resources.GetProperty("topics").EnumerateArray().Select(t => t.GetProperty("name").GetString()));

    [Fact]
    public void FilteredEventTypes_AreEmitted()
    {
        var filtered = EventType().Matches(Resources.GetRawText()).Select(m => m.Value).Distinct().ToList();

        Assert.NotEmpty(filtered);
        Assert.Empty(filtered.Except(Emitted));
    }

    [Fact]
    public void EventTable_ListsWhatIsEmitted() => Assert.Equal(
        Emitted.Order(),
        EventRow().Matches(SourceTree.Read("docs/events.md")).Select(m => m.Groups["type"].Value).Order());

    private static IEnumerable<string> Emitted =>
        ((string[])["Submissions/SubmissionEvents.cs", "Appointments/AppointmentEvents.cs", "Appointments/Waiting/WaitlistEvents.cs", "Appointments/Draws/DrawEvents.cs"])
            .SelectMany(file => EventType().Matches(SourceTree.Read($"functions/Schalter.Services/{file}"))).Select(m => m.Value);

    private static IEnumerable<string> Names(string kind) =>
        Resources.GetProperty(kind).EnumerateArray().Select(n => n.GetString()!).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"schalter\.[a-z]+\.[a-z-]+\.v\d+")]
    private static partial Regex EventType();

    [GeneratedRegex(@"^\| `(?<type>schalter\.[a-z]+\.[a-z-]+\.v\d+)`", RegexOptions.Multiline)]
    private static partial Regex EventRow();
}
