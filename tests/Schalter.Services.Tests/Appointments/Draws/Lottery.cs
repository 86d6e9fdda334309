using System.Text;
using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Draws;
using Schalter.Services.Appointments.Draws.Entries;
using Schalter.Services.Platform;
using Schalter.Services.Tests.Appointments.Bookings;

namespace Schalter.Services.Tests.Appointments.Draws;

/// <summary>The draw of March 2027 and people who take part.</summary>
internal sealed class Lottery(TestOffice office)
{
    public const string Draw = "march-2027";

    public static readonly DateTimeOffset Opens = new(2027, 1, 25, 7, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Closes = new(2027, 2, 1, 17, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset DrawnAt = new(2027, 2, 2, 11, 0, 0, TimeSpan.Zero);

    /// <summary>Announced, and entries are taken.</summary>
    public static async Task<Lottery> OpenAsync(TestOffice office)
    {
        var lottery = new Lottery(office);
        await lottery.RunAtAsync(Opens);
        return lottery;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async Task<DrawState> StateAsync() => (await office.Get<DrawStore>().FindAsync(Counter.Service, Draw, Stop))!;

    public async Task<DrawView> ViewAsync() => (await office.Get<GetDraw>().HandleAsync(Counter.Service, Draw, Stop)).Value!;

    public Task RunAsync(TestOffice? instance = null) => (instance ?? office).Get<RunDraws>().HandleAsync(Stop);

    public async Task RunAtAsync(DateTimeOffset moment)
    {
        office.Clock.SetUtcNow(moment);
        await RunAsync();
    }

    /// <summary>Closed and drawn; everybody who was drawn has an offer.</summary>
    public async Task DrawAsync()
    {
        await RunAtAsync(Closes.AddMinutes(2));
        await RunAtAsync(DrawnAt);
    }

    public Task<Answer<EnteredDraw>> TryAsync(string name, string[] days, params (string Field, string Value)[] other) => office.Get<EnterDraw>().HandleAsync(
        Counter.Service, Draw, new(Counter.Input(string.Empty, name, other).Answers, days, "tr"), Stop);

    public async Task<EnteredDraw> EnterAsync(string name, params string[] days) => (await TryAsync(name, days)).Value!;

    public async Task<DrawEntryView> SeenAsync(EnteredDraw entered) =>
        (await office.Get<GetDrawEntry>().HandleAsync(entered.Entry.Id, entered.AccessKey, Stop)).Value!;

    public Task<Answer<BookedPlace>> AcceptAsync(EnteredDraw entered) => office.Get<AcceptDrawn>().HandleAsync(entered.Entry.Id, entered.AccessKey, Stop);

    public Task<Answer<DrawEntryView>> LeaveAsync(EnteredDraw entered) => office.Get<LeaveDraw>().HandleAsync(entered.Entry.Id, entered.AccessKey, Stop);

    public async Task<string> FileAsync(string file) => Encoding.ASCII.GetString((await office.Get<GetDraw>().FileAsync(Counter.Service, Draw, file, Stop)).Value!);

    /// <summary>What is stored of the places that are drawn for.</summary>
    public async Task<IReadOnlyList<Place>> PlacesAsync()
    {
        var places = new List<Place>();
        for (var day = new LocalDate(2027, 3, 1); day.Month == 3; day = day.PlusDays(1))
        {
            places.AddRange((await office.Get<SlotStore>().LoadDayAsync(new(Counter.Service, day), Stop)).Places);
        }

        return places;
    }
}
