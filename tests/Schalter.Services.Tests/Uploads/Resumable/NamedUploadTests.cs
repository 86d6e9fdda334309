using System.Security.Cryptography;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Uploads.Resumable;

/// <summary>A finished upload becomes a document of the submission that names it.</summary>
public sealed class NamedUploadTests(StorageFixture storage)
{
    private const string Field = "uploads.attachments";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("https://functions.example/api/uploads/")]
    public async Task NamedUpload_IsADocumentLikeAnyOther(string before)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.FinishedAsync(office, ASubmission.Pdf);

        var receipt = await ASubmission.Enquiry((Field, before + upload.Id)).AcceptedAsync(office);
        var manifest = (await office.Get<IncomingStore>().LoadAsync($"{receipt.Reference}.json", Stop))!.Value.Manifest;
        await office.WorkAsync();

        Assert.Equal(
            new ManifestFile("attachments", upload.Blob, AnUpload.FileName, "application/pdf", ASubmission.Pdf.Length, Convert.ToHexStringLower(SHA256.HashData(ASubmission.Pdf))),
            Assert.Single(manifest.Files));
        var document = Assert.Single((await office.StateAsync(receipt.Reference)).Documents);
        Assert.Equal((AnUpload.FileName, DocumentVerdict.Accepted), (document.FileName, document.Verdict));
    }

    [Fact]
    public async Task RefusedForm_CarriesTheUploadOnAsADraft()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.FinishedAsync(office, ASubmission.Pdf);

        var refused = Assert.IsType<ReceiveResult.Refused>(await ASubmission.Enquiry((Field, upload.Id), ("contact.email", "nonsense")).SendAsync(office));
        var receipt = await ASubmission.Enquiry((Field, Assert.Single(refused.Drafts).Token)).AcceptedAsync(office);
        await office.WorkAsync();

        Assert.Equal(DocumentVerdict.Accepted, Assert.Single((await office.StateAsync(receipt.Reference)).Documents).Verdict);
    }

    /// <summary>Whoever takes it away too late does not take it from the office.</summary>
    [Fact]
    public async Task UploadRemovedAfterItWasNamed_IsStillADocument()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var upload = await AnUpload.FinishedAsync(office, ASubmission.Pdf);
        var receipt = await ASubmission.Enquiry((Field, upload.Id)).AcceptedAsync(office);

        Assert.Null(await upload.RemoveAsync());
        await office.WorkAsync();

        Assert.Equal(DocumentVerdict.Accepted, Assert.Single((await office.StateAsync(receipt.Reference)).Documents).Verdict);
    }

    [Fact]
    public async Task WhatCannotBeUsed_IsNamed()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var half = await AnUpload.BeginAsync(office, AnUpload.Content(10));
        await half.SendAsync(0, 5);
        var removed = await AnUpload.FinishedAsync(office, ASubmission.Pdf);
        await removed.RemoveAsync();
        var old = await AnUpload.FinishedAsync(office, ASubmission.Pdf);

        Assert.Equal("draft-unknown", await ErrorOfAsync(office, half.Id));
        Assert.Equal("draft-unknown", await ErrorOfAsync(office, removed.Id));
        Assert.Equal("file-empty", await ErrorOfAsync(office, (await AnUpload.BeginAsync(office, [])).Id));
        office.Clock.Advance(DraftTokens.Lifetime);
        Assert.Equal("draft-unknown", await ErrorOfAsync(office, old.Id));
    }

    [Fact]
    public async Task UploadsAndFiles_AreCountedTogether()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:Files", "2"));
        var uploads = new[] { await AnUpload.FinishedAsync(office, [1]), await AnUpload.FinishedAsync(office, [2]) };

        var refused = await ASubmission.Enquiry((Field, uploads[0].Id), ("uploads.identityDocument", uploads[1].Id))
            .With("attachments", "a.pdf", ASubmission.Pdf).SendAsync(office);

        Assert.Contains(Assert.IsType<ReceiveResult.Refused>(refused).Refusal.Errors, e => e.Code == "too-many-files-together");
    }

    private static async Task<string> ErrorOfAsync(TestOffice office, string upload) =>
        Assert.Single(Assert.IsType<ReceiveResult.Refused>(await ASubmission.Enquiry((Field, upload)).SendAsync(office)).Refusal.Errors).Code;
}
