using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages.Scripts;

/// <summary>A module of the pages, run by Node with questions in and answers out.</summary>
internal static class NodeModule
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <param name="answer">JavaScript expression over <c>question</c>.</param>
    public static async Task<IReadOnlyList<TAnswer>> AskAsync<TQuestion, TAnswer>(PageAsset module, string answer, IEnumerable<TQuestion> questions)
    {
        var program = $"{Encoding.UTF8.GetString(module.Bytes.Span)}\nlet text = ''; for await (const part of process.stdin.setEncoding('utf8')) text += part;\n"
            + $"const answers = []; for (const question of JSON.parse(text)) answers.push(await ({answer}));\nconsole.log(JSON.stringify(answers));";
        using var node = Process.Start(new ProcessStartInfo("node", ["--input-type=module", "-e", program]) { RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new UnreachableException();
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(questions, Json));
        node.StandardInput.Close();
        return JsonSerializer.Deserialize<List<TAnswer>>(await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), Json)!;
    }
}
