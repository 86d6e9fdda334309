using Schalter.Benchmarks.Measuring;
using Schalter.Benchmarks.Platform;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Benchmarks.Submissions;

/// <summary>The three competitors, each with its account in the one Azurite they share, and the bodies they are sent.</summary>
internal sealed class Competition : IAsyncDisposable
{
    private readonly AzuriteProcess azurite;
    private readonly MeasuredProcess empty;
    private readonly MeasuredProcess ours;
    private readonly Connections connections = new();

    private Competition(AzuriteProcess azurite, IReadOnlyList<IntakeStorage> storages)
    {
        this.azurite = azurite;
        empty = MeasuredProcess.Start(
            typeof(Competition).Assembly.Location, [EmptyIntake.Command, storages[1].ConnectionString], new Dictionary<string, string>());
        ours = SchalterApplication.StartMeasured(storages[2].ConnectionString, new Dictionary<string, string>());
        var floor = new StorageFloor(storages[0].ConnectionString);
        var emptyAddress = new Uri(empty.NextLine(EmptyIntake.Ready));
        var ourAddress = SchalterApplication.AddressOf(ours);
        Competitors =
        [
            new(Competitor.Floor, storages[0], Readings.OfThisProcess, (body, _, stop) => floor.StoreAsync(body.Sizes, body.Documents, stop)),
            new(Competitor.Empty, storages[1], empty.Read, (body, worker, stop) =>
                connections.PostAsync(worker, EmptyIntake.Address(emptyAddress, body.Sizes), body.Request.Content(), stop)),
            new(Competitor.Ours, storages[2], ours.Read, (body, worker, stop) =>
                connections.PostAsync(worker, new Uri(ourAddress, $"submissions/{body.Body.Form}"), body.Request.Content(), stop)),
        ];
    }

    public IReadOnlyList<Competitor> Competitors { get; }

    private Competitor Ours => Competitors[^1];

    public static async Task<Competition> StartAsync(CancellationToken cancellationToken)
    {
        var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: cancellationToken);
        IntakeStorage[] storages = [new(azurite.TakeAccount()), new(azurite.TakeAccount()), new(azurite.TakeAccount())];
        await Task.WhenAll(storages.Select(s => s.CreateAsync(cancellationToken)));
        return new(azurite, storages);
    }

    /// <summary>Sends one of them to our intake and looks what it wrote.</summary>
    public async Task<PreparedBody> PrepareAsync(IntakeBody body, CancellationToken cancellationToken)
    {
        await BeginAsync(Ours, cancellationToken);
        var prepared = new PreparedBody(
            body, await Multipart.OfAsync(body), Multipart.DocumentBytes(body.DocumentBytes), new(0, 0));
        await Ours.Send(prepared, 0, cancellationToken);
        return prepared with { Sizes = await Ours.Storage.MeasureAsync(cancellationToken) };
    }

    /// <summary>Measures one competitor on fresh data: the storage emulator is started anew, as it grows slower with what it holds.</summary>
    public async Task<Measurement> MeasureAsync(
        Competitor competitor, PreparedBody body, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        await BeginAsync(competitor, cancellationToken);
        return await competitor.MeasureAsync(body, connections, duration, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        connections.Dispose();
        await ours.DisposeAsync();
        await empty.DisposeAsync();
        await azurite.DisposeAsync();
    }

    private async Task BeginAsync(Competitor competitor, CancellationToken cancellationToken)
    {
        await azurite.RestartAsync(cancellationToken);
        await competitor.Storage.CreateAsync(cancellationToken);
    }
}
