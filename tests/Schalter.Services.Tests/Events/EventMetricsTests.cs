using System.Diagnostics.Metrics;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Platform;

namespace Schalter.Services.Tests.Events;

public sealed class EventMetricsTests(StorageFixture storage)
{
    [Fact]
    public async Task EachStepOfACase_IsCountedOnce_ByForm()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        using var figures = new Figures(office.Get<IMeterFactory>());

        await ASubmission.Enquiry().AcceptedAsync(office);
        await ASubmission.Enquiry(("person.familyName", "Öztürk")).AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(2, figures[$"schalter.events {SubmissionEvents.Received} contact"]);
        Assert.Equal(2, figures[$"schalter.events {SubmissionEvents.Routed} contact"]);
        Assert.Equal(0, figures[$"schalter.events {SubmissionEvents.Received} emergency"]);
    }
}
