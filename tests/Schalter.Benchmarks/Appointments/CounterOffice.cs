using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Schalter.Emulators.Functions.Local;
using Schalter.Services;
using Schalter.Services.Appointments;
using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Appointments.Free;
using Schalter.Services.Appointments.Publishing;
using Schalter.Services.Appointments.Schedules;
using Schalter.Services.Content;
using Schalter.Services.Feedback.Counting;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Privacy;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Benchmarks.Appointments;

/// <summary>One instance of the app without its triggers, with one counter service of as many places as are wanted.</summary>
internal sealed class CounterOffice : IAsyncDisposable
{
    public const string Service = "declaration-of-commitment";

    private const int FewPlaces = 1000;
    private const int FewCounters = 50;

    /// <summary>More a schedule does not take.</summary>
    private const int MostCounters = 99;

    private readonly ServiceProvider services;
    private readonly ScheduleCatalogue schedules;

    private CounterOffice(string connection, string schedule)
    {
        var content = Path.Combine(AppContext.BaseDirectory, "content");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Storage", connection), new("ServiceBus", "Endpoint=sb://localhost;SharedAccessKeyName=x;SharedAccessKey=x;UseDevelopmentEmulator=true"),
            new("Secrets:1", Convert.ToBase64String(new byte[32])),
        ]).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System)
            .AddFeatures(content, configuration).BuildServiceProvider();
        var files = ContentFiles.Read(content);
        var others = files.In("schedules").Select(f => f with { Bytes = ReadOnlyMemory<byte>.Empty });
        schedules = ScheduleCatalogue.Load(
            files.With([.. others, new($"schedules/{Service}.json", Encoding.UTF8.GetBytes(schedule))]), Texts.Load(content));
    }

    public static async Task<CounterOffice> OpenAsync(string connection, int places, CancellationToken cancellationToken)
    {
        await LocalResources.Read(LocalResources.Path).CreateAsync(connection, cancellationToken);
        return new(connection, ScheduleOf(places));
    }

    public Task PublishAsync(CancellationToken cancellationToken) => new PublishSlots(
        Get<SlotStore>(), schedules, new(), Get<PlanDay>(), Get<DeadlineStore>(), TimeProvider.System).HandleAsync(cancellationToken);

    public Task<Answer<HeldPlace>> HoldAsync(CancellationToken cancellationToken) => new HoldPlace(
        schedules, Get<FindFreePlaces>(), Get<SlotStore>(), Get<CheckProof>(), Get<HoldRequests>(), Get<Microsoft.Extensions.Options.IOptions<AppointmentSettings>>(), Get<Tally>(),
        TimeProvider.System).HandleAsync(Service, new(), cancellationToken);

    public Task<Answer<BookedPlace>> BookAsync(string hold, int person, CancellationToken cancellationToken) => new BookAppointment(
        schedules, Get<SlotStore>(), Get<PersonGuard>(), Get<BookingIndexStore>(), Get<CheckCase>(), Get<AccessKeys>(),
        Get<MailedCodes>(), Get<MessageSender>(), Get<ServiceSecrets>(), Get<Microsoft.Extensions.Options.IOptions<AppointmentSettings>>(),
        TimeProvider.System).HandleAsync(Service, new(hold, Person(person), "de"), cancellationToken);

    public Task<Answer<FreeTimes>> ListAsync(CancellationToken cancellationToken) =>
        new ListSlots(schedules, Get<FindFreePlaces>(), TimeProvider.System).HandleAsync(Service, null, cancellationToken);

    /// <summary>All places stored, on whichever days.</summary>
    public async Task<IReadOnlyList<TableEntity>> RowsAsync(CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        var table = Get<TableServiceClient>().GetTableClient("Slots");
        await foreach (var row in table.QueryAsync<TableEntity>("RowKey ge 'place_' and RowKey lt 'place`'", cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    /// <summary>Born on days of their own: names with the same letters are one person.</summary>
    private static Answers Person(int number) => new(
    [
        KeyValuePair.Create<string, IReadOnlyList<string>>("person.familyName", ["Person"]),
        KeyValuePair.Create<string, IReadOnlyList<string>>("person.dateOfBirth", [new DateOnly(1950, 1, 1).AddDays(number).ToString("O", CultureInfo.InvariantCulture)]),
        KeyValuePair.Create<string, IReadOnlyList<string>>("email", ["person@example.org"]),
    ]);

    /// <summary>One day, the one after tomorrow, so that all of it is due; short appointments side by side.</summary>
    private static string ScheduleOf(int places)
    {
        var day = SystemClock.Instance.GetCurrentInstant().InZone(OfficeTime.Zone).Date.PlusDays(2);
        var slots = (int)Math.Ceiling(places / (double)(places > FewPlaces ? MostCounters : FewCounters));
        var counters = (int)Math.Ceiling(places / (double)slots);
        var until = new LocalTime(6, 0).PlusMinutes(slots * 5);
        return $$"""
            {
              "group": "counter", "slotMinutes": 5, "locations": ["eberhardstrasse"], "hours": [],
              "extra": [{ "date": "{{day:uuuu-MM-dd}}", "from": "06:00", "until": "{{until:HH:mm}}", "counters": {{counters}} }],
              "release": [{ "daysAhead": 10, "time": "00:00" }]
            }
            """;
    }
}
