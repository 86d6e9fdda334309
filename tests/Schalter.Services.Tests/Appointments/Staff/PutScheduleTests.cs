using System.Text;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Content;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Appointments.Staff;

public sealed class PutScheduleTests(StorageFixture storage)
{
    private const string Service = "servicepoint";
    private const string Path = $"schedules/{Service}.json";

    private static readonly string Longer = OfficeContent.Changed(Path, ("\"slotMinutes\": 15", "\"slotMinutes\": 30"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NewFile_IsInUseAfterTheNextLook_AndARepeatIsNoChange()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var known = await VersionAsync(office);

        var put = (await PutAsync(office, Longer, known)).Value!;
        var repeat = (await PutAsync(office, Longer, known)).Value!;
        await office.RefreshAsync();

        Assert.Equal([(true, put.Version), (false, put.Version)], ((bool, string)[])[(put.Changed, put.Version), (repeat.Changed, repeat.Version)]);
        Assert.Equal(put.Version, await VersionAsync(office));
        Assert.Equal(30, office.Get<ScheduleCatalogue>().Find(Service)!.SlotLength.TotalMinutes);
        Assert.Empty(office.Get<LiveContent>().Status.Refused);
    }

    [Fact]
    public async Task WhoDoesNotKnowTheNewest_ChangesNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var packaged = await VersionAsync(office);
        Assert.NotNull((await PutAsync(office, Longer, packaged)).Value);
        var other = Longer.Replace("\"noticeMinutes\": 60", "\"noticeMinutes\": 90", StringComparison.Ordinal);

        Assert.Equal((412, "version-outdated"), Code(await PutAsync(office, other, packaged)));
        Assert.Equal((428, "version-missing"), Code(await PutAsync(office, other, null)));

        var answers = await Task.WhenAll(PutAsync(office, other, await VersionAsync(office)), PutAsync(office, other + " ", await VersionAsync(office)));
        Assert.Single(answers, a => a.Value is not null);
        Assert.Equal(answers.Single(a => a.Value is not null).Value!.Version, await VersionAsync(office));
    }

    [Theory]
    [InlineData("\"slotMinutes\": 15", "\"slotMinutes\": 0", "/slotMinutes")]
    [InlineData("\"until\": \"12:30\"", "\"until\": \"07:30\"", "/hours/0/until")]
    [InlineData("\"from\": \"14:00\"", "\"from\": \"12:00\"", "/hours/1")]
    [InlineData("\"2026-12-31\", \"until\"", "\"2026-12-32\", \"until\"", "/closures/1/from")]
    [InlineData("\"bad-cannstatt\", \"counters\"", "\"cannstatt\", \"counters\"", "/hours/2/location")]
    [InlineData("\"noticeMinutes\"", "\"notizMinuten\"", "/notizMinuten")]
    [InlineData("\"percent\": 40", "\"percent\": 50", "/release")]
    [InlineData("[\"eberhardstrasse\", ", "[\"mars\", \"eberhardstrasse\", ", "")]
    [InlineData("}\n", "", "")]
    public async Task FileWithAMistake_IsRefusedWithItsPlace(string from, string to, string pointer)
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var file = to.Length == 0 ? Longer.TrimEnd()[..^1] : OfficeContent.Changed(Path, (from, to));

        var refusal = (await PutAsync(office, file, await VersionAsync(office))).Refusal!;

        Assert.Equal(("schedule-invalid", pointer), (refusal.Code, Assert.Single(refusal.Errors).Pointer));
        Assert.Empty(await office.BlobsAsync("content"));
    }

    [Fact]
    public async Task EmptyFile_IsRefused_AndNotTakenForOneToDelete()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.Equal((422, "schedule-invalid"), Code(await PutAsync(office, string.Empty, await VersionAsync(office))));
        Assert.Empty(await office.BlobsAsync("content"));
    }

    [Fact]
    public async Task DryRun_TellsWhatItMeans_AndWritesNothing()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PublishAsync(Service);

        var dry = (await office.Get<PutSchedule>().HandleAsync(
            Service, new(Encoding.UTF8.GetBytes(Longer), await VersionAsync(office), DryRun: true), Stop)).Value!;

        Assert.True(dry is { Changed: true, Foreseen: { Withdrawn: > 0, ToMove: 0, Days.Count: > 2 } });
        Assert.Empty(await office.BlobsAsync("content"));
    }

    /// <summary>Somebody put a file with a mistake there by hand: what is in use is shown, and the next change mends it.</summary>
    [Fact]
    public async Task FileWithAMistakeInTheContainer_IsNotShown_AndCanBeReplaced()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        await office.PutAsync(Path, "{ \"group\": ");
        await office.RefreshAsync();

        var shown = (await office.Get<GetSchedule>().HandleAsync(Service, Stop)).Value!;
        var entry = await office.Get<ChangeSchedule>().HandleAsync(Service, ScheduleEntry.Of(new ClosureInput("2026-12-01", "2026-12-01")), false, Stop);

        Assert.Equal(15, (int)shown.Json["slotMinutes"]!);
        Assert.Equal("schedule-invalid", entry.Refusal?.Code);
        Assert.NotNull((await PutAsync(office, Longer, shown.Version)).Value);
    }

    private static Task<Answer<ChangedSchedule>> PutAsync(TestOffice office, string file, string? version) =>
        office.Get<PutSchedule>().HandleAsync(Service, new(Encoding.UTF8.GetBytes(file), version, DryRun: false), Stop);

    private static async Task<string> VersionAsync(TestOffice office) => (await office.Get<GetSchedule>().HandleAsync(Service, Stop)).Value!.Version;

    private static (int, string) Code(Answer<ChangedSchedule> answer) => (answer.Refusal!.Status, answer.Refusal.Code);
}
