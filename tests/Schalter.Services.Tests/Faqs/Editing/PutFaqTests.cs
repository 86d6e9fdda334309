using System.Text;
using Schalter.Services.Content;
using Schalter.Services.Faqs;
using Schalter.Services.Faqs.Editing;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Faqs.Editing;

/// <summary>An editor changes answers; each version can be had back.</summary>
public sealed class PutFaqTests(StorageFixture storage)
{
    private const string Heading = "# Wie kann ich meine fertige Aufenthaltskarte abholen?";
    private static readonly FaqPlace German = new("de", "card-pickup");
    private static readonly string Packaged = OfficeContent.Changed(German.Path);
    private static readonly string Better = OfficeContent.Changed(German.Path, (Heading, "# Wo hole ich meine Karte ab?"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewFile_IsInUseAfterTheNextLook_AndTellsWhichTranslationsAreStaleNow()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var known = await VersionAsync(office);

        var put = (await PutAsync(office, Better, known)).Value!;
        var repeat = (await PutAsync(office, Better, known)).Value!;
        await office.RefreshAsync();

        Assert.Equal((true, false, put.Version), (put.Changed, repeat.Changed, repeat.Version));
        Assert.Equal(["ar", "en", "fr", "tr", "uk"], put.Stale);
        Assert.Equal("Wo hole ich meine Karte ab?", office.Get<FaqCatalogue>().Find(German.Id)!.In("en").Question);
        Assert.All(office.Get<ListFaqs>().Handle().Single(f => f.Id == German.Id).Translations, t => Assert.Equal("stale", t.State));
        Assert.Empty(office.Get<LiveContent>().Status.Refused);
    }

    [Fact]
    public async Task StampedTranslation_IsShownAgain()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var put = (await PutAsync(office, Better, await VersionAsync(office))).Value!;
        await office.RefreshAsync();
        var english = new FaqPlace("en", German.Id);
        var known = (await office.Get<GetFaqFile>().HandleAsync(english, Stop)).Value!.Version;

        var translated = await office.Get<PutFaq>().HandleAsync(
            english, Encoding.UTF8.GetBytes($"---\nof: {put.Stamp}\nreviewed: true\n---\n# Where do I get my card?\n\nHere."), known, Stop);
        await office.RefreshAsync();

        Assert.Equal(["ar", "fr", "tr", "uk"], translated.Value!.Stale);
        Assert.Equal("Where do I get my card?", office.Get<FaqCatalogue>().Find(German.Id)!.In("en").Question);
    }

    [Fact]
    public async Task NewEntry_NeedsNoVersion_AndWhoDoesNotKnowTheNewestChangesNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var (place, bytes) = (new FaqPlace("de", "new-entry"), Encoding.UTF8.GetBytes(Packaged));

        Assert.True((await office.Get<PutFaq>().HandleAsync(place, bytes, null, Stop)).Value!.Changed);
        Assert.Equal((428, "version-missing"), Code(await PutAsync(office, Better, null)));
        Assert.Equal((412, "version-outdated"), Code(await PutAsync(office, Better, "0123456789abcdef")));
        Assert.Equal((404, "faq-unknown"), Code(await office.Get<PutFaq>().HandleAsync(new("xx", "fees"), bytes, null, Stop)));
        Assert.Equal((404, "faq-unknown"), Code(await office.Get<PutFaq>().HandleAsync(new("de", "../fees"), bytes, null, Stop)));
    }

    [Theory]
    [InlineData("audience: [residents]", "audience: [everybody]", "line 2")]
    [InlineData("reviewedOn: 2026-11-23", "reviewedOn: 23.11.2026", "line 7")]
    [InlineData("reviewedOn: 2026-11-23", "reviewedOn: 2026-11-24", "line 7")]
    [InlineData("Zum Abholen buchen", "<b>Zum</b> Abholen buchen", "line 13")]
    [InlineData(Heading, "Wie geht das?", "line 9")]
    [InlineData("procedures: [card-pickup]", "procedures: [nothing]", "line 4")]
    public async Task FileWithAMistake_IsRefusedWithItsLine(string from, string to, string line)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var refusal = (await PutAsync(office, OfficeContent.Changed(German.Path, (from, to)), await VersionAsync(office))).Refusal!;

        Assert.Equal(("faq-invalid", line), (refusal.Code, Assert.Single(refusal.Errors).Details["place"]));
        Assert.Empty(await office.BlobsAsync("content"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("---\nof: 01234567\nreviewed: true\n---\n# What?\n\nThis.")]
    public async Task WhatIsNoEntry_IsRefused(string file)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal((422, "faq-invalid"), Code(await office.Get<PutFaq>().HandleAsync(new("en", "unknown"), Encoding.UTF8.GetBytes(file), null, Stop)));
    }

    /// <summary>One version put there over HTTP, one by hand: both are kept, and the packaged one that they replaced.</summary>
    [Fact]
    public async Task EachVersion_CanBeHadBack()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var packaged = await VersionAsync(office);
        await PutAsync(office, Better, packaged);
        office.Clock.Advance(TimeSpan.FromMinutes(1));
        await office.PutAsync(German.Path, Better.Replace("Wo hole", "Wann hole", StringComparison.Ordinal));
        await office.RefreshAsync();
        var history = await HistoryAsync(office);

        Assert.Equal([await VersionAsync(office), packaged], [history[0].Version, history.Select(v => v.Version).Single(v => v == packaged)]);
        Assert.Equal([true, false, false], history.Select(v => v.IsCurrent));

        office.Clock.Advance(TimeSpan.FromMinutes(1));
        var restore = office.Get<RestoreFaq>();
        Assert.Equal((412, "version-outdated"), Code(await restore.HandleAsync(German, packaged, packaged, Stop)));
        Assert.True((await restore.HandleAsync(German, packaged, await VersionAsync(office), Stop)).Value!.Changed);
        await office.RefreshAsync();

        Assert.Equal(Heading[2..], office.Get<FaqCatalogue>().Find(German.Id)!.German.Question);
        Assert.Equal((packaged, true, 3), ((await HistoryAsync(office)) is [var newest, ..] all ? (newest.Version, newest.IsCurrent, all.Count) : default));
        Assert.Equal((404, "faq-version-unknown"), Code(await restore.HandleAsync(German, "0123456789abcdef", packaged, Stop)));
        Assert.Equal((404, "faq-version-unknown"), Code(await restore.HandleAsync(German, "../fees", packaged, Stop)));
    }

    /// <summary>It was put there by hand and replaced before any instance looked.</summary>
    [Fact]
    public async Task VersionThatNobodyUsed_IsKept_WhenItIsReplaced()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(German.Path, Better);
        var byHand = await VersionAsync(office);

        await PutAsync(office, Packaged + "\nMehr.", byHand);

        Assert.Contains(byHand, (await HistoryAsync(office)).Select(v => v.Version));
    }

    [Fact]
    public async Task NothingChanged_KeepsNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.RefreshAsync();

        Assert.Empty(await office.BlobsAsync("content-archive", "faqs/"));
    }

    private static Task<Answer<ChangedFaq>> PutAsync(TestOffice office, string file, string? known) =>
        office.Get<PutFaq>().HandleAsync(German, Encoding.UTF8.GetBytes(file), known, Stop);

    private static async Task<string> VersionAsync(TestOffice office) => (await office.Get<GetFaqFile>().HandleAsync(German, Stop)).Value!.Version;

    private static async Task<IReadOnlyList<FaqVersion>> HistoryAsync(TestOffice office) => (await office.Get<FaqVersions>().ListAsync(German, Stop)).Value!.Versions;

    private static (int, string) Code(Answer<ChangedFaq> answer) => (answer.Refusal!.Status, answer.Refusal.Code);
}
