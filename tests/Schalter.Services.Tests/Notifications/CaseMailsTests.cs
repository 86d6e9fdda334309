using Schalter.Services.Forms;
using Schalter.Services.Privacy;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Notifications;

/// <summary>Who sends something in hears of it, in a few words and without what was sent.</summary>
public sealed class CaseMailsTests(StorageFixture storage)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CompleteSubmission_ReceiptAndWhereItIs()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        var receipt = await ASubmission.CompleteApplication().AcceptedAsync(office);

        await office.WorkAsync();

        var mails = PostOffice.Mails(folder);
        Assert.Equal([$"Eingegangen: {receipt.Reference}", $"Beim zuständigen Team: {receipt.Reference}"], mails.Select(m => m.Subject));
        Assert.All(mails, m => Assert.Equal("olena@example.org", m.To.ToString()));
        Assert.All(mails, m => Assert.Contains($"/de/status/#r={receipt.Reference}&k={receipt.AccessKey}", m.TextBody, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.All(
            ["Шевченко", "Олена", "FX123456", "1990"], personal => Assert.DoesNotContain(personal, m.Subject + m.HtmlBody + m.TextBody, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task DocumentsMissingOrRefused_AreNamed()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        await ASubmission.Application().With("identityDocument", "Pass.pdf", [1, 2, 3]).AcceptedAsync(office);

        await office.WorkAsync();

        var needed = PostOffice.Mails(folder).Single(m => m.Subject!.StartsWith("Unterlagen fehlen", StringComparison.Ordinal));
        var texts = office.Get<Texts>();
        Assert.Contains($"- {texts.Get("de", "blocks.documents.identityDocument.label")}\n  {texts.Get("de", "documents.refused.type-unknown")}", Lines(needed.TextBody!), StringComparison.Ordinal);
        Assert.Contains($"- {texts.Get("de", "blocks.documents.paySlips.label")}\n  {texts.Get("de", "mails.missing")}", Lines(needed.TextBody!), StringComparison.Ordinal);
        Assert.DoesNotContain("Pass.pdf", needed.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptionalDocumentThatCannotBeUsed_IsNotLostSilently()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        await ASubmission.Enquiry().With("attachments", "Brief.pdf", [1, 2, 3]).AcceptedAsync(office);

        await office.WorkAsync();

        Assert.Contains(PostOffice.Mails(folder), m => m.Subject!.StartsWith("Unterlagen fehlen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatTheOfficeDoes_IsToldWithoutItsWords()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();

        await office.Get<RequestDocuments>().HandleAsync(receipt.Reference, new([new(null, "Geburtsurkunde", "Bitte im Original", "de")]), null, Stop);
        await office.Get<ChangeStatus>().HandleAsync(receipt.Reference, new("in-progress", new(null, "Wir fragen Berlin.", "de")), Stop);
        await office.Get<ChangeStatus>().HandleAsync(receipt.Reference, new("decided", null), Stop);
        await office.WorkAsync();

        var mails = PostOffice.Mails(folder).Skip(2).ToList();
        Assert.Equal(
            ["Die Ausländerbehörde bittet um Unterlagen", "In Bearbeitung", "Es ist entschieden"], mails.Select(m => m.Subject!.Split(':')[0]));
        Assert.Contains("- Geburtsurkunde", mails[0].TextBody, StringComparison.Ordinal);
        Assert.All(mails, m => Assert.DoesNotContain("Berlin", m.TextBody, StringComparison.Ordinal));
        Assert.All(mails, m => Assert.DoesNotContain("Original", m.TextBody, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Withdrawn_IsConfirmed()
    {
        var (office, folder) = await PostOffice.OpenAsync(storage);
        await using var closing = office;
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.WorkAsync();

        await office.Get<WithdrawSubmission>().HandleAsync(receipt.Reference, receipt.AccessKey, Stop);
        await office.WorkAsync();

        Assert.Equal($"Zurückgezogen: {receipt.Reference}", PostOffice.Mails(folder)[^1].Subject);
    }

    /// <summary>A mail that never went out must not outlive its case.</summary>
    [Fact]
    public async Task Purged_NoRowKnowsTheAddressAnyMore()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var receipt = await ASubmission.Enquiry().AcceptedAsync(office);
        await office.Get<ValidateSubmission>().HandleAsync(new($"{receipt.Reference}.json"), Stop);
        Assert.Contains((await office.Get<SubmissionStore>().LoadAsync(receipt.Reference, Stop))!.Events, e => e.Mail is not null);
        office.Clock.Advance(TimeSpan.FromDays(400));

        await office.Get<PurgeDue>().HandleAsync(Stop);

        var stored = (await office.Get<SubmissionStore>().LoadAsync(receipt.Reference, Stop))!;
        Assert.Equal((SubmissionStatus.Purged, null), (stored.State.Status, stored.State.Email));
        Assert.All(stored.Events, e => Assert.Null(e.Mail));
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
