using System.Diagnostics;
using System.Text.Json;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Tests.Protection.Proofs;

/// <summary>ALTCHA's own JavaScript library, in a process of its own.</summary>
internal sealed class AltchaLibrary : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(ChallengeJson.Options) { MaxDepth = 16 };

    private readonly Process node = Process.Start(
        new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Protection", "Proofs", "altcha.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new UnreachableException();

    internal sealed record Verdict(bool Verified, bool Expired, bool? InvalidSignature, bool? InvalidSolution);

    public Task<ChallengeSolution> SolveAsync(Challenge challenge) => AskAsync<ChallengeSolution>(new { solve = challenge });

    /// <param name="keyKey">Null: it derives the key again instead of looking at its signature.</param>
    public Task<Verdict> VerifyAsync(SolvedChallenge solved, string key, string? keyKey) =>
        AskAsync<Verdict>(new { verify = new { solved.Challenge, solved.Solution, key, keyKey } });

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }

    private async Task<T> AskAsync<T>(object question)
    {
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question, Json));
        await node.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        var answer = await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("node ended");
        return JsonSerializer.Deserialize<T>(answer, Json)!;
    }
}
