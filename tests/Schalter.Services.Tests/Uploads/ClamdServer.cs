using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Schalter.Services.Tests.Platform;
using Schalter.Services.Uploads;

namespace Schalter.Services.Tests.Uploads;

/// <summary>
/// The real clamd, in the foreground, on a free port, with two signatures of our own in place of ClamAV's database (which would need the
/// network): the EICAR test file by its hash, and <see cref="Marker"/> anywhere in a file.
/// </summary>
public sealed class ClamdServer : IAsyncDisposable
{
    /// <summary>Content with these words counts as infected.</summary>
    public const string Marker = "schalter-test-malware";

    /// <summary>clamd's limit for one stream here, to be met by a test.</summary>
    public const int StreamMaxLength = 4 << 20;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("schalter-clamd-");
    private readonly StringBuilder log = new();
    private Process? process;

    public int Port { get; private set; }

    /// <summary>The harmless EICAR test file, put together here: as a literal it would be taken for malware on developers' machines.</summary>
    public static byte[] Eicar => Encoding.ASCII.GetBytes(string.Concat(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$", "EICAR-STANDARD-", "ANTIVIRUS-TEST-", "FILE!$H+H*"));

    public static async Task<ClamdServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new ClamdServer();
        var program = await FindAsync(cancellationToken);
        for (var attempt = 1; !await server.TryStartAsync(program, FreePort(), cancellationToken); attempt++)
        {
            if (attempt == 3)
            {
                throw new InvalidOperationException($"clamd did not start:\n{server.log}");
            }
        }

        return server;
    }

    /// <summary>Starts it after <see cref="StopAsync"/> where it was.</summary>
    public async Task StartAgainAsync(CancellationToken cancellationToken)
    {
        if (!await TryStartAsync(await FindAsync(cancellationToken), Port, cancellationToken))
        {
            throw new InvalidOperationException($"clamd did not start again:\n{log}");
        }
    }

    public async Task StopAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>False when another process took the free port first, or clamd ended for some other reason.</summary>
    private async Task<bool> TryStartAsync(string program, int port, CancellationToken cancellationToken)
    {
        await StopAsync();
        Port = port;
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.hsb"), Invariant($"{Convert.ToHexStringLower(SHA256.HashData(Eicar))}:{Eicar.Length}:Eicar-Test:73\n"), cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.ndb"), $"Schalter-Test:0:*:{Convert.ToHexStringLower(Encoding.ASCII.GetBytes(Marker))}\n", cancellationToken);
        var settings = Path.Combine(folder.FullName, "clamd.conf");
        await File.WriteAllTextAsync(
            settings,
            Invariant($"Foreground yes\nTCPSocket {Port}\nTCPAddr 127.0.0.1\nDatabaseDirectory {folder.FullName}\nTemporaryDirectory {folder.FullName}\nStreamMaxLength {StreamMaxLength}\nMaxThreads 4\nSelfCheck 0\n"),
            cancellationToken);
        process = Start(program, $"--config-file={settings}");
        var scanner = new ClamdScanner(new("127.0.0.1", Port), TimeProvider.System);
        while (!process.HasExited)
        {
            try
            {
                await scanner.PingAsync(cancellationToken);
                return true;
            }
            catch (ScannerUnavailableException)
            {
                await Task.Delay(50, cancellationToken);
            }
        }

        return false;
    }

    private Process Start(string program, params string[] arguments)
    {
        var started = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (log)
            {
                log.AppendLine(line.Data);
            }
        }

        started.OutputDataReceived += Note;
        started.ErrorDataReceived += Note;
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    private static Task<string> FindAsync(CancellationToken cancellationToken) => DebianPackage.FindAsync(
        "clamav-daemon", ["/usr/sbin/clamd", "/usr/local/sbin/clamd", "/opt/homebrew/sbin/clamd"], cancellationToken);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
