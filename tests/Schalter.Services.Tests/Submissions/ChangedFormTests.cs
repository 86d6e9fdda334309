using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Submissions;

/// <summary>A form changes, or goes, while people's submissions are on their way: each is read as it was made.</summary>
public sealed class ChangedFormTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FormChangedBeforeTheCheck_SubmissionIsCheckedRoutedAndSummedUpAsItWasMade()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.RefreshAsync();
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);

        await ChangedForm.RenameMessageAsync(office);
        await office.WorkAsync();

        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(receipt.Reference));
        var summary = await ChangedForm.SummaryAsync(office, receipt);
        Assert.Contains("wie ist der Stand meines Antrags vom Mai", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Worum geht es denn", summary, StringComparison.Ordinal);
    }

    /// <summary>The page was open while the form changed: what was typed into it must not be dropped as unknown.</summary>
    [Fact]
    public async Task PageFromBeforeTheChange_IsReadByTheVersionItShowed()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.RefreshAsync();
        var shown = office.Get<FormCatalogue>().Find("contact")!.Version;
        await ChangedForm.RenameMessageAsync(office);

        var receipt = await ASubmission.Enquiry((SubmissionNames.FormVersionField, shown)).AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(shown, (await office.StateAsync(receipt.Reference)).FormVersion);
        Assert.Contains("wie ist der Stand meines Antrags vom Mai", await ChangedForm.SummaryAsync(office, receipt), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0123456789abcdef")]
    [InlineData("../../accepted/forms")]
    public async Task VersionThatNeverWas_CountsAsNoneSaid(string version)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry((SubmissionNames.FormVersionField, version)).AcceptedAsync(office);
        await office.WorkAsync();
        Assert.Equal(office.Get<FormCatalogue>().Find("contact")!.Version, (await office.StateAsync(receipt.Reference)).FormVersion);
    }

    [Fact]
    public async Task DocumentNoLongerAskedFor_IsCheckedAndShownByTheFormItCameWith()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.RefreshAsync();
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);

        await ChangedForm.AskForLessAsync(office);
        await office.WorkAsync();

        var state = await office.StateAsync(receipt.Reference);
        Assert.Equal(SubmissionStatus.Routed, state.Status);
        Assert.Equal(DocumentVerdict.Accepted, state.Documents.Single(d => d.Slot == "lease").Verdict);
        Assert.Contains("Mietvertrag", await PageAsync(office, receipt), StringComparison.Ordinal);
        Assert.DoesNotContain(office.Get<FormCatalogue>().Find("residence-employment")!.Documents, d => d.Id == "lease");
    }

    [Fact]
    public async Task SupplementForAPlaceTheFormNoLongerHas_IsTaken()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.RefreshAsync();
        var receipt = await ASubmission.Application().AcceptedAsync(office);
        await office.WorkAsync();
        await ChangedForm.AskForLessAsync(office);

        using var body = new MultipartFormDataContent { { new ByteArrayContent(ASubmission.Pdf), "documents.lease", "lease.pdf" } };
        await using var stream = await body.ReadAsStreamAsync(Stop);
        var result = await office.Get<SupplyDocuments>().HandleAsync(
            new(receipt.Reference, receipt.AccessKey, body.Headers.ContentType!.ToString(), stream, null, Browser: false), Stop);
        await office.WorkAsync();

        Assert.IsType<SupplyResult.Supplied>(result);
        var state = await office.StateAsync(receipt.Reference);
        Assert.Equal(DocumentVerdict.Accepted, Assert.Single(state.Documents).Verdict);
        Assert.DoesNotContain("lease", state.Missing);
    }

    [Fact]
    public async Task FormTakenAway_WhatWasSentIsFinished_AndNothingNewIsTaken()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(OfficeContent.Contact, OfficeContent.WithoutEmergency);
        await office.PutAsync("forms/question.json", OfficeContent.Changed(OfficeContent.Contact));
        await office.PutAsync("texts/de/question.json", OfficeContent.Texts(OfficeContent.ContactTexts));
        await office.RefreshAsync();
        var receipt = await ASubmission.Enquiry().To("question").AcceptedAsync(office);

        await office.TakeBackAsync("forms/question.json");
        await office.TakeBackAsync("texts/de/question.json");
        await office.RefreshAsync();
        await office.WorkAsync();

        Assert.Equal(["received", "validated", "routed"], await office.EventsAsync(receipt.Reference));
        Assert.Contains("Kontakt zur Ausländerbehörde", await ChangedForm.SummaryAsync(office, receipt), StringComparison.Ordinal);
        Assert.Equal(("form-unknown", 404), ASubmission.CodeOf(await ASubmission.Enquiry().To("question").SendAsync(office)));
        Assert.Null(await office.Get<WithdrawSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop));
    }

    [Fact]
    public async Task InstanceThatHasNotLookedYet_ReadsTheVersionOfTheOneThatHas()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await ChangedForm.RenameMessageAsync(office);
        var receipt = await ASubmission.Enquiry(("enquiry.message", ""), ("enquiry.question", "Bitte sagen Sie mir den Stand.")).AcceptedAsync(office);

        await using var another = office.Another();
        Assert.NotEqual(office.Get<FormCatalogue>().Find("contact")!.Version, another.Get<FormCatalogue>().Find("contact")!.Version);
        await another.WorkAsync();

        Assert.Equal(["received", "validated", "routed"], await another.EventsAsync(receipt.Reference));
        Assert.Contains("Bitte sagen Sie mir den Stand", await ChangedForm.SummaryAsync(another, receipt), StringComparison.Ordinal);
    }

    /// <summary>Nobody guesses with another version, and nothing becomes poison: it waits until somebody brings the version.</summary>
    [Fact]
    public async Task VersionThatIsNowhere_Waits_UntilItIsThere()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await ChangedForm.RenameMessageAsync(office);
        var receipt = await ASubmission.Enquiry(("enquiry.message", ""), ("enquiry.question", "Bitte sagen Sie mir den Stand.")).AcceptedAsync(office);
        var version = office.Get<FormCatalogue>().Find("contact")!.Version;
        await office.Blobs.GetBlobContainerClient(ContentNames.Archive).DeleteBlobAsync($"forms/contact/{version}.json", cancellationToken: Stop);

        await using var another = office.Another();
        await another.WorkAsync();
        Assert.Null(await another.Get<SubmissionStore>().LoadAsync(receipt.Reference, Stop));
        var waiting = office.Queues.GetQueueClient(SubmissionNames.ReceivedQueue);
        Assert.Equal(1, (await waiting.GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount);

        await another.RefreshAsync();
        await another.Get<ValidateSubmission>().HandleAsync(new($"{receipt.Reference}.json"), Stop);
        Assert.Equal(SubmissionStatus.Validated, (await another.StateAsync(receipt.Reference)).Status);
    }

    [Fact]
    public async Task EveryVersion_IsKeptBeforeItIsUsed_AndOnce()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.RefreshAsync();
        await ChangedForm.RenameMessageAsync(office);
        await using var another = office.Another();
        await another.RefreshAsync();

        var kept = await office.BlobsAsync(ContentNames.Archive, "forms/");
        Assert.Equal(11, kept.Count);
        Assert.All(office.Get<FormCatalogue>().All, form => Assert.Contains($"forms/{form.Id}/{form.Version}.json", kept));
    }

    /// <summary>The status page, as a person of that case sees it.</summary>
    private static async Task<string> PageAsync(TestOffice office, SubmissionReceipt receipt)
    {
        var view = (await office.Get<GetSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop))!;
        var form = await office.Get<FormVersions>().GetAsync(view.Form, view.FormVersion, Stop);
        return office.Get<PageRenderer>().Status(new(
            form, "de", "/api", view.Reference, receipt.AccessKey, view.ReceivedAt, view.Status, [],
            [.. view.Documents.Select(d => new DocumentState(d.Number, d.Slot, d.FileName, d.Bytes, d.Verdict, d.Reason, "off"))],
            view.MissingDocuments, MaySupply: true, MayWithdraw: true));
    }
}
