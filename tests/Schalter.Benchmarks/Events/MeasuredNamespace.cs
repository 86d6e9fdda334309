using Azure.Messaging.ServiceBus;
using Schalter.Benchmarks.Measuring;

namespace Schalter.Benchmarks.Events;

/// <summary>A namespace under measurement and a client of it.</summary>
internal sealed class MeasuredNamespace : IAsyncDisposable
{
    public const int MessageBytes = 1024;
    private static readonly byte[] Body = new byte[MessageBytes];

    private readonly string folder = Directory.CreateTempSubdirectory("schalter-bench-").FullName;

    public MeasuredNamespace()
    {
        Process = MeasuredProcess.Start(
            typeof(MeasuredNamespace).Assembly.Location, [NamespaceServer.Command, folder], new Dictionary<string, string>());
        ConnectionString = Process.NextLine(NamespaceServer.Ready);
        Client = new(ConnectionString);
    }

    public MeasuredProcess Process { get; }

    public string ConnectionString { get; }

    public ServiceBusClient Client { get; }

    public static ServiceBusMessage Message() => new(Body);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Process.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
