using Schalter.Benchmarks.Platform;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Benchmarks.Submissions;

/// <summary>
/// Storage calls per request, counted where our application sends them, in a run of its own that is not timed. To be n + 2 for n
/// documents of up to 4 MiB.
/// </summary>
/// <param name="Body">What was sent.</param>
/// <param name="Expected">n + 2.</param>
internal sealed record StorageCalls(string Body, double PerRequest, int Expected)
{
    private const int Requests = 20;

    private static readonly IntakeBody[] Bodies =
    [
        IntakeBody.SmallForm,
        IntakeBody.FormWithDocument,
        IntakeBody.FormWithDocument with { Name = "form + 3 x 256 KiB", Documents = 3, DocumentBytes = 256 * 1024 },
        IntakeBody.FormWithDocument with { Name = "form + 4 MiB PDF", DocumentBytes = 4 * 1024 * 1024 },
    ];

    public static async Task<IReadOnlyList<StorageCalls>> CountAsync(CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: cancellationToken);
        await using var ours = SchalterApplication.StartMeasured(
            azurite.TakeAccount(), new Dictionary<string, string> { [StartupHook.CountCalls] = "1" });
        var address = SchalterApplication.AddressOf(ours);
        using var connections = new Connections();
        List<StorageCalls> counted = [];
        foreach (var body in Bodies)
        {
            var request = await Multipart.OfAsync(body);
            var before = ours.Read().Calls;
            for (var i = 0; i < Requests; i++)
            {
                await connections.PostAsync(0, new Uri(address, $"submissions/{body.Form}"), request.Content(), cancellationToken);
            }

            counted.Add(new(body.Name, (ours.Read().Calls - before) / (double)Requests, body.Documents + 2));
        }

        return counted;
    }
}
