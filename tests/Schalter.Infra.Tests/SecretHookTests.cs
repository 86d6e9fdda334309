using System.Diagnostics;

namespace Schalter.Infra.Tests;

/// <summary>The hook that makes secrets, with a stand-in for <c>az</c> that writes down what it is asked.</summary>
public sealed class SecretHookTests : IDisposable
{
    private const string Vault = "/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/kv";
    private const string App = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Web/sites/app";
    private readonly string folder = Directory.CreateTempSubdirectory("schalter-hook-").FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Asked => Path.Combine(folder, "asked");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A setting that names a secret which is not there keeps the app from starting: the secret comes first.</summary>
    [Fact]
    public async Task BeforeProvisioning_ASecretThatIsNumberedAnew_IsMade()
    {
        var asked = await RunAsync([], """[{"name":"secret-1"}]""", "musterstadt");

        Assert.Single(asked, a => a.Contains("--method put", StringComparison.Ordinal));
        Assert.Contains(asked, a => a.Contains($"{Vault}/secrets/secret-2?", StringComparison.Ordinal));
        Assert.DoesNotContain(asked, a => a.Contains("/refresh?", StringComparison.Ordinal));
    }

    /// <summary>The run before may have ended between the two: the app is told again, whether or not something was made.</summary>
    [Fact]
    public async Task AfterProvisioning_TheAppLooksAnew_AndNothingIsWrittenOver()
    {
        var asked = await RunAsync(["--after"], """[{"name":"secret-1"},{"name":"secret-2"}]""", "musterstadt");

        Assert.DoesNotContain(asked, a => a.Contains("--method put", StringComparison.Ordinal));
        Assert.Single(asked, a => a.Contains($"{App}/config/configreferences/appsettings/refresh?", StringComparison.Ordinal));
    }

    /// <summary>Another office in the same subscription keeps its secrets to itself.</summary>
    [Fact]
    public async Task BeforeTheFirstProvisioning_ThereIsNothingToDo() =>
        Assert.DoesNotContain(await RunAsync([], "[]", "anotherstadt"), a => a.StartsWith("rest", StringComparison.Ordinal));

    [Fact]
    public void Azd_RunsItBeforeAndAfter()
    {
        var hooks = Repository.Read("azure.yaml");
        var (before, after) = (hooks.IndexOf("preprovision:", StringComparison.Ordinal), hooks.IndexOf("postprovision:", StringComparison.Ordinal));

        Assert.Equal(2, hooks[before..after].Split("MakeSecrets.cs'").Length - 1);
        Assert.Equal(2, hooks[after..].Split("MakeSecrets.cs -- --after").Length - 1);
    }

    /// <returns>What <c>az</c> was asked, a line each.</returns>
    private async Task<IReadOnlyList<string>> RunAsync(string[] arguments, string secrets, string office)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in is a shell script.");
        var parameters = Directory.CreateDirectory(Path.Combine(folder, "infra")).FullName;
        File.Copy(Path.Combine(Repository.Root, "tests", "Schalter.Infra.Tests", "Offices", "main.musterstadt.bicepparam"), Path.Combine(parameters, "main.prod.bicepparam"));
        StandIn(secrets, office);
        var start = new ProcessStartInfo("dotnet", ["run", Path.Combine(Repository.Infra, "hooks", "MakeSecrets.cs"), "--", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{folder}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment["AZURE_ENV_NAME"] = "prod";
        using var hook = Process.Start(start)!;
        var (said, errors) = (hook.StandardOutput.ReadToEndAsync(Stop), hook.StandardError.ReadToEndAsync(Stop));
        await hook.WaitForExitAsync(Stop);
        Assert.True(hook.ExitCode == 0, await said + await errors);
        return await File.ReadAllLinesAsync(Asked, Stop);
    }

    private void StandIn(string secrets, string office)
    {
        var az = Path.Combine(folder, "az");
        File.WriteAllText(az, $$$"""
            #!/bin/sh
            echo "$*" >> '{{{Asked}}}'
            case "$*" in
              *vaults*azd-env-name=prod*) echo '[{"id":"{{{Vault}}}","tags":{"office":"{{{office}}}"}}]' ;;
              *sites*azd-env-name=prod*) echo '[{"id":"{{{App}}}","tags":{"office":"{{{office}}}"}}]' ;;
              *"--method get"*) echo '{"value":{{{secrets}}}}' ;;
            esac
            """);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
