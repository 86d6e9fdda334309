using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Schalter.Services.Tests.Notifications;

/// <summary>A mail server that is not ours (npm <c>smtp-server</c>), on a free port.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly Process node;
    private readonly BlockingCollection<string> lines = [];

    private SmtpServer(string options)
    {
        node = Process.Start(new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Notifications", "smtp-server.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new UnreachableException();
        node.OutputDataReceived += (_, line) => lines.Add(line.Data ?? "null");
        node.BeginOutputReadLine();
        node.StandardInput.WriteLine(options);
        node.StandardInput.Flush();
        Port = Next()["port"]!.GetValue<int>();
    }

    public int Port { get; }

    /// <param name="behaviour">Members of the options (see smtp-server.mjs), as <c>fail: {"at": "rcpt", "code": 550}</c>.</param>
    public static SmtpServer Start(string behaviour = "") => new($$"""{{{behaviour}}}""");

    /// <summary>Speaks TLS with a certificate that nobody vouches for.</summary>
    public static (SmtpServer Server, string CertificateSha256) StartEncrypted(string behaviour = "")
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var tls = JsonSerializer.Serialize(new { key = key.ExportPkcs8PrivateKeyPem(), cert = certificate.ExportCertificatePem() });
        return (Start($"""{behaviour}{(behaviour.Length > 0 ? "," : "")}"starttls": true, "tls": {tls}"""), certificate.GetCertHashString(HashAlgorithmName.SHA256));
    }

    /// <summary>The next mail it took.</summary>
    public JsonNode Next() =>
        lines.TryTake(out var line, TimeSpan.FromSeconds(30)) && JsonNode.Parse(line) is { } said ? said : throw new InvalidOperationException("It said nothing.");

    /// <summary>Mails taken that nobody has looked at.</summary>
    public int Waiting => lines.Count;

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
        lines.Dispose();
    }
}
