using System.Diagnostics;
using System.Globalization;
using System.Text;
using Schalter.Benchmarks.Measuring;
using Schalter.Benchmarks.Platform;
using Schalter.Benchmarks.Submissions;
using Schalter.Emulators.Functions.Local;

namespace Schalter.Benchmarks.Emergencies;

/// <summary>
/// A morning on which everybody registers at once: 10,000 forms with their proof over HTTP, so many in flight as there are connections. What
/// follows a receipt waits in queues and is not measured here.
/// </summary>
internal static class RegistrationBenchmark
{
    private const int Registrations = 10_000;
    private const int InFlight = 32;
    private const int WarmUp = 200;
    private const int ProofBytes = 20_000;
    private const double MiB = 1024 * 1024;
    private static readonly int[] Marks = [1_000, Registrations];

    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine(Machine.Now());
        await using var azurite = await AzuriteProcess.StartAsync(null, cancellationToken: cancellationToken);
        await using var ours = SchalterApplication.StartMeasured(azurite.TakeAccount(), new Dictionary<string, string>());
        var address = new Uri(SchalterApplication.AddressOf(ours), "emergencies");
        using var connections = new Connections();
        await SendAsync(connections, address, 0, WarmUp, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"working set after {WarmUp}: {ours.WorkingSet / MiB:0} MiB"));

        var (watch, errors, sent, peak) = (Stopwatch.StartNew(), 0, 0, 0L);
        foreach (var mark in Marks)
        {
            var sending = SendAsync(connections, address, WarmUp + sent, mark - sent, cancellationToken);
            while (!sending.IsCompleted)
            {
                peak = Math.Max(peak, ours.WorkingSet);
                await Task.WhenAny(sending, Task.Delay(20, cancellationToken));
            }

            (errors, sent) = (errors + await sending, mark);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{sent - errors} accepted, {errors} errors in {watch.Elapsed.TotalSeconds:0.0} s, {InFlight} in flight; peak working set {peak / MiB:0} MiB"));
        }
    }

    /// <returns>How many were not answered by a receipt.</returns>
    private static async Task<int> SendAsync(Connections connections, Uri address, int from, int count, CancellationToken cancellationToken)
    {
        var (next, errors) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async connection =>
        {
            for (var number = Interlocked.Increment(ref next); number <= count; number = Interlocked.Increment(ref next))
            {
                try
                {
                    await connections.PostAsync(connection, address, Form(from + number), cancellationToken);
                }
                catch (InvalidOperationException fault)
                {
                    await Console.Error.WriteLineAsync(fault.Message.AsMemory(), cancellationToken);
                    Interlocked.Increment(ref errors);
                }
            }
        }));
        return errors;
    }

    private static MultipartFormDataContent Form(int number)
    {
        var form = new MultipartFormDataContent("----schalter-benchmarks-boundary");
        foreach (var (field, value) in new[]
        {
            ("application.submittedBy", "self"), ("person.familyName", $"Person {number.ToString("x", CultureInfo.InvariantCulture).Replace('1', 'g')}"),
            ("person.givenNames", "Elif"), ("person.dateOfBirth", "01.02.1998"), ("person.nationalities", "TUR"), ("contact.email", "elif@example.org"),
            ("currentResidenceDocument.type", "fictionCertificate"),
            ("currentResidenceDocument.validUntil", DateTime.UtcNow.AddDays(2).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)),
            ("declarations.truthful", "on"), ("declarations.privacyNoticeRead", "on"),
        })
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(value)), field);
        }

        form.Add(Multipart.Document(new ByteArrayContent(Multipart.DocumentBytes(ProofBytes))), "documents.currentResidenceDocument", "card.pdf");
        return form;
    }
}
