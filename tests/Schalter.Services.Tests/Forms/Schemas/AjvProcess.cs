using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Schalter.Services.Tests.Forms.Schemas;

/// <summary>A validator that is not ours, kept running for all bodies of all forms.</summary>
public sealed class AjvProcess : IDisposable
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly Process node = Process.Start(
        new ProcessStartInfo("node", [Path.Combine(AppContext.BaseDirectory, "Forms", "Schemas", "ajv.mjs")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new UnreachableException();

    internal sealed record Verdict(bool Valid, IReadOnlyList<string> Pointers, IReadOnlyList<string> Said);

    /// <returns>What its strict mode does not like.</returns>
    public IReadOnlyList<string> Compile(string id, JsonObject schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var answer = JsonNode.Parse(Ask($$"""{"id": "{{id}}", "schema": {{schema.ToJsonString()}}}"""))!;
        return [.. answer["warnings"]!.AsArray().Select(w => w!.GetValue<string>())];
    }

    internal Verdict Check(string id, string body) =>
        JsonSerializer.Deserialize<Verdict>(Ask($$"""{"id": "{{id}}", "body": {{body}}}"""), Web)!;

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }

    private string Ask(string line)
    {
        lock (node)
        {
            node.StandardInput.WriteLine(line);
            node.StandardInput.Flush();
            return node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended");
        }
    }
}
