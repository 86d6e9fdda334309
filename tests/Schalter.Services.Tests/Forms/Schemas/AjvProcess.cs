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
        Write([$$"""{"id": "{{id}}", "schema": {{schema.ToJsonString()}}}"""]);
        var answer = JsonNode.Parse(ReadLine())!;
        return [.. answer["warnings"]!.AsArray().Select(w => w!.GetValue<string>())];
    }

    /// <summary>Verdicts in the order of the bodies; it works on them while the caller goes on.</summary>
    internal async Task<List<Verdict>> CheckAsync(string id, IReadOnlyList<string> bodies)
    {
        // read at the same time: either side stops when the pipe between them is full
        var verdicts = Task.Run(() => bodies.Select(_ => Read()).ToList());
        await Task.Run(() => Write(bodies.Select(body => $$"""{"id": "{{id}}", "body": {{body}}}""")));
        return await verdicts;
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }

    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            node.StandardInput.WriteLine(line);
        }

        node.StandardInput.Flush();
    }

    private Verdict Read() => JsonSerializer.Deserialize<Verdict>(ReadLine(), Web)!;

    private string ReadLine() => node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("node ended");
}
