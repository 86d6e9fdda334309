using Schalter.Services.Platform;
using Schalter.Services.Submissions;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Submissions;

public sealed class ValidateSubmissionTests(StorageFixture storage)
{
    [Fact]
    public async Task CompleteApplication_IsValidatedAndRouted_WithItsPackage()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);

        await office.WorkAsync();

        var state = await office.StateAsync(receipt.Reference);
        Assert.Equal((SubmissionStatus.Routed, "skilled-workers-l-z"), (state.Status, state.Team));
        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(receipt.Reference));
        var names = await office.BlobsAsync("cases", receipt.Reference);
        Assert.Equal(["documents/001.pdf", "handover.json", "manifest.json", "summary.pdf"],
            names.Select(n => n[(receipt.Reference.Length + 1)..]).Where(n => !n.StartsWith("documents/00", StringComparison.Ordinal) || n.Contains("001", StringComparison.Ordinal)));
        Assert.Equal([$"{receipt.Reference}.json"], await office.BlobsAsync("incoming"));
    }

    [Fact]
    public async Task MissingDocuments_MakeItIncomplete_AndItIsStillRouted()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().AcceptedAsync(office);

        await office.WorkAsync();

        Assert.Equal(["received", "incomplete", "routed"], await office.EventsAsync(receipt.Reference));
        Assert.Contains("employmentContract", (await office.StateAsync(receipt.Reference)).Missing);
    }

    [Fact]
    public async Task DeliveredTwice_ChangesNothingTheSecondTime()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);
        await office.WorkAsync();
        var before = await office.StateAsync(receipt.Reference);

        await ValidateAsync(office, receipt.Reference);
        await office.Get<RouteSubmission>().HandleAsync(new(receipt.Reference), TestContext.Current.CancellationToken);

        Assert.Equal(before.Sequence, (await office.StateAsync(receipt.Reference)).Sequence);
        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(receipt.Reference));
    }

    [Fact]
    public async Task DeliveredToTwoInstancesAtOnce_IsOneCaseWithOneHistory()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.Get<Patience>().RunAsync(
            SubmissionNames.ReceivedQueue, new SubmissionReceived($"{receipt.Reference}.json"),
            office.Get<ValidateSubmission>().HandleAsync, TestContext.Current.CancellationToken)));
        await office.WorkAsync();

        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(receipt.Reference));
        Assert.Equal(7, (await office.StateAsync(receipt.Reference)).Documents.Count);
    }

    [Fact]
    public async Task DiedBetweenStateAndNextMessage_GoesOnWhenDeliveredAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);
        await ValidateAsync(office, receipt.Reference);

        // As if the process had died right behind the commit: the next message is lost and the manifest not finished.
        await office.Queues.GetQueueClient(SubmissionNames.ValidatedQueue).ClearMessagesAsync(TestContext.Current.CancellationToken);
        await Unfinish(office, receipt.Reference);
        await office.WorkAsync();

        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(receipt.Reference));
    }

    [Fact]
    public async Task ScannerDown_KeepsTheSubmissionReceived_UntilItIsBack()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Scanner.IsDown = true;
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);

        await Assert.ThrowsAsync<ScannerUnavailableException>(() => ValidateAsync(office, receipt.Reference));
        var waiting = await office.StateAsync(receipt.Reference);
        office.Scanner.IsDown = false;
        await office.WorkAsync();

        Assert.Equal(SubmissionStatus.Received, waiting.Status);
        Assert.All(waiting.Documents, d => Assert.Equal(DocumentVerdict.Checking, d.Verdict));
        Assert.Equal(SubmissionStatus.Routed, (await office.StateAsync(receipt.Reference)).Status);
    }

    [Fact]
    public async Task InfectedDocument_GoesToQuarantine_AndCanBeReplaced()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        office.Scanner.Finds = content => content.Length == 4;
        var receipt = await ASubmission.Application().With("lease", "lease.pdf", [1, 2, 3, 4]).AcceptedAsync(office);

        await office.WorkAsync();

        var infected = Assert.Single((await office.StateAsync(receipt.Reference)).Documents);
        Assert.Equal((DocumentVerdict.Infected, "infected", "fake"), (infected.Verdict, infected.Reason, infected.Engine));
        Assert.Single(await office.BlobsAsync("quarantine", receipt.Reference));
        Assert.DoesNotContain(await office.BlobsAsync("cases", receipt.Reference), n => n.Contains("documents", StringComparison.Ordinal));
        Assert.Contains("lease", (await office.StateAsync(receipt.Reference)).Missing);
    }

    [Fact]
    public async Task ProgramNamedPdf_IsRefused_WhileTheSubmissionIsAccepted()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Application().With("lease", "lease.pdf", [.. "MZ"u8, .. new byte[500]]).AcceptedAsync(office);

        await office.WorkAsync();

        var document = Assert.Single((await office.StateAsync(receipt.Reference)).Documents);
        Assert.Equal((DocumentVerdict.Refused, "type-unknown"), (document.Verdict, document.Reason));
        Assert.EndsWith(".bin", Assert.Single(await office.BlobsAsync("quarantine", receipt.Reference)), StringComparison.Ordinal);
    }

    private static Task ValidateAsync(TestOffice office, string reference) =>
        office.Get<ValidateSubmission>().HandleAsync(new($"{reference}.json"), TestContext.Current.CancellationToken);

    private static async Task Unfinish(TestOffice office, string reference)
    {
        var manifest = await office.Get<CaseStore>().LoadManifestAsync(reference, TestContext.Current.CancellationToken);
        await office.Get<IncomingStore>().DeleteAsync($"{reference}.json", TestContext.Current.CancellationToken);
        await office.Get<IncomingStore>().CommitAsync(manifest, TestContext.Current.CancellationToken);
    }
}
