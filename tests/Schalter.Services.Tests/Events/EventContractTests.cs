using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Schalter.Services.Tests.Events;

/// <summary>The published contract itself: it takes our events, refuses what it must, and is a valid AsyncAPI document.</summary>
public sealed class EventContractTests
{
    private const string Sample = """
        {
          "specversion": "1.0", "id": "4F4K-TRTX-CKGC-00000003", "type": "schalter.submission.routed.v1", "source": "urn:schalter:local",
          "subject": "4F4K-TRTX-CKGC", "time": "2026-11-22T19:16:29.2172481Z", "datacontenttype": "application/json", "sequence": "00000003",
          "data": {
            "reference": "4F4K-TRTX-CKGC", "form": "residence-employment", "formVersion": "a8ddd5a257d865d6", "status": "routed",
            "receivedAt": "2026-11-22T19:16:27.3895386+00:00", "team": "skilled-workers-l-z", "priority": "normal", "dueOn": "2027-01-03",
            "link": "/api/office/cases/4F4K-TRTX-CKGC", "missingDocuments": ["lease"], "findings": ["document-expired"],
            "documents": [{ "number": 1, "slot": "identityDocument", "bytes": 530480, "verdict": "accepted", "reason": null, "scan": "off",
              "sha256": "ebca213920036203f62d4f764971e2c1257a5c10308f43d327d0fbdbdb0a38f3" }]
          }
        }
        """;

    public static TheoryData<string, string> Breaches => new()
    {
        { "a member nobody agreed on", """{ "data": { "familyName": "Yılmaz" } }""" },
        { "a file name", """{ "data": { "documents": [{ "fileName": "Pass Yılmaz.pdf" }] } }""" },
        { "free text for a code", """{ "data": { "findings": ["lives with her husband"] } }""" },
        { "routed without a team", """{ "data": { "team": null } }""" },
        { "a status that is not the type's", """{ "data": { "status": "received" } }""" },
        { "a change that does not say what", """{ "type": "schalter.submission.status-changed.v1" }""" },
        { "an unknown type", """{ "type": "schalter.submission.lost.v1" }""" },
        { "an id that does not tell its case", """{ "id": "8f14e45f" }""" },
    };

    [Fact]
    public async Task Event_AsWeSendIt_KeepsTheContract() => Assert.Empty(await EventContract.CheckAsync([With("{}")]));

    [Theory]
    [MemberData(nameof(Breaches))]
    public async Task Breach_IsFound(string what, string change) =>
        Assert.True((await EventContract.CheckAsync([With(change)])).Length > 0, what);

    [Fact]
    public async Task AsyncApiDocument_IsValid_AndNamesEveryType()
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Events", "asyncapi.mjs");
        var start = new ProcessStartInfo("node", [script, Path.Combine(AppContext.BaseDirectory, "Events", "asyncapi.yaml")])
        {
            RedirectStandardOutput = true,
        };
        using var node = Process.Start(start) ?? throw new UnreachableException();
        var answer = JsonNode.Parse(await node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken))!;

        Assert.Empty(answer["errors"]!.AsArray().Select(e => e!.GetValue<string>()));
        var schemas = EventContract.Schemas.Select(file => JsonNode.Parse(File.ReadAllText(file))!);
        Assert.Equal(
            schemas.SelectMany(s => s["$defs"]!["type"]!["enum"]!.AsArray()).Select(t => t!.GetValue<string>()).Order(StringComparer.Ordinal),
            answer["types"]!.AsArray().Select(t => t!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    /// <summary>The sample, with some members changed or added.</summary>
    private static string With(string change)
    {
        var sample = JsonNode.Parse(Sample)!.AsObject();
        Merge(sample, JsonNode.Parse(change)!.AsObject());
        return sample.ToJsonString();
    }

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (var (name, value) in change)
        {
            if ((target[name], value) is (JsonObject inner, JsonObject further))
            {
                Merge(inner, further);
            }
            else if ((target[name], value) is (JsonArray entries, JsonArray changes) && changes[0] is JsonObject first)
            {
                Merge(entries[0]!.AsObject(), first);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }
    }
}
