using System.Net;
using Schalter.Benchmarks.Platform;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Benchmarks.Submissions;

/// <summary>How much our process grows while one large document streams through it, with the limits raised.</summary>
/// <param name="Way">How it comes.</param>
/// <param name="UploadMiB">Size of the document.</param>
/// <param name="BeforeMiB">Working set after small requests, before the upload.</param>
/// <param name="PeakMiB">Largest working set seen during it.</param>
internal sealed record UploadMemory(string Way, int UploadMiB, double BeforeMiB, double PeakMiB)
{
    private const int DocumentMiB = 90;
    private const int MiB = 1024 * 1024;
    private const int WarmUpRequests = 300;
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(5);

    public double GrowthMiB => PeakMiB - BeforeMiB;

    public static async Task<IReadOnlyList<UploadMemory>> MeasureAsync(CancellationToken cancellationToken) =>
    [
        await MeasureAsync("form", "submissions/contact", Form(), cancellationToken),
        await MeasureAsync("resumable", "uploads", Resumable(), cancellationToken),
    ];

    private static async Task<UploadMemory> MeasureAsync(string way, string route, HttpContent document, CancellationToken cancellationToken)
    {
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: cancellationToken);
        await using var ours = SchalterApplication.StartMeasured(azurite.TakeAccount(), new Dictionary<string, string>
        {
            ["Limits__FileBytes"] = $"{95 * MiB}",
            ["Limits__UploadBytes"] = $"{95 * MiB}",
            ["Limits__RequestBytes"] = $"{99 * MiB}",
        });
        var address = new Uri(SchalterApplication.AddressOf(ours), "submissions/contact");
        using var connections = new Connections();
        var small = await Multipart.OfAsync(IntakeBody.SmallForm);
        for (var i = 0; i < WarmUpRequests; i++)
        {
            await connections.PostAsync(0, address, small.Content(), cancellationToken);
        }

        var before = ours.WorkingSet;
        var upload = connections.PostAsync(0, new(address, $"/api/{route}"), document, cancellationToken);
        var peak = before;
        while (!upload.IsCompleted)
        {
            peak = Math.Max(peak, ours.WorkingSet);
            await Task.WhenAny(upload, Task.Delay(SampleEvery, cancellationToken));
        }

        await upload;
        return new(way, DocumentMiB, (double)before / MiB, (double)Math.Max(peak, ours.WorkingSet) / MiB);
    }

    private static Zeros Resumable()
    {
        var document = new Zeros(DocumentMiB * (long)MiB);
        document.Headers.ContentType = new("application/offset+octet-stream");
        document.Headers.Add("Tus-Resumable", "1.0.0");
        document.Headers.Add("Upload-Length", $"{DocumentMiB * (long)MiB}");
        return document;
    }

    private static MultipartFormDataContent Form()
    {
        var form = Multipart.Form("contact");
        form.Add(Multipart.Document(new Zeros(DocumentMiB * (long)MiB)), "documents.attachments", "large.pdf");
        return form;
    }

    /// <summary>A document that takes no memory on the sending side.</summary>
    private sealed class Zeros(long length) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var chunk = new byte[64 * 1024];
            for (var sent = 0L; sent < length; sent += chunk.Length)
            {
                await stream.WriteAsync(chunk);
            }
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
