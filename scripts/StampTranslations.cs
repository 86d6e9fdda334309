// Stamps translations with the German text they were made from: dotnet run scripts/StampTranslations.cs [-- accept KEY… | accept-all]
// A translation written as a plain text is new and is stamped; a stamped one whose German text has changed is only listed, until
// somebody who has read it again accepts it.
#:property PublishAot=false
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

var texts = new DirectoryInfo(Path.Combine(Here(), "..", "functions", "content", "texts"));
var options = new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
var acceptAll = args is ["accept-all"];
var accepted = args is ["accept", ..] ? args[1..].ToHashSet() : [];
var stale = 0;

foreach (var file in texts.EnumerateDirectories().Where(d => d.Name != "de").SelectMany(d => d.EnumerateFiles("*.json")).OrderBy(f => f.FullName))
{
    var area = Path.GetFileNameWithoutExtension(file.Name);
    var german = Read(Path.Combine(texts.FullName, "de", file.Name));
    var translated = Read(file.FullName);
    foreach (var (key, node) in translated.Where(p => !p.Key.StartsWith('$')).ToList())
    {
        if (german[key]?.GetValue<string>() is not { } source)
        {
            Console.WriteLine($"no German text: {file.Directory!.Name} {area}.{key}");
            translated.Remove(key);
            continue;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)))[..8];
        if (node is JsonValue plain)
        {
            translated[key] = new JsonObject { ["text"] = plain.GetValue<string>(), ["of"] = hash };
        }
        else if (node!["of"]!.GetValue<string>() != hash)
        {
            if (acceptAll || accepted.Contains($"{area}.{key}"))
            {
                node["of"] = hash;
            }
            else
            {
                stale++;
                Console.WriteLine($"stale: {file.Directory!.Name} {area}.{key}: {source}");
            }
        }
    }

    foreach (var key in german.Select(p => p.Key).Where(k => !translated.ContainsKey(k)))
    {
        Console.WriteLine($"missing: {file.Directory!.Name} {area}.{key}: {german[key]}");
    }

    // one line per text, so that a change is one line to review
    var lines = translated.Select(p => $"  {JsonSerializer.Serialize(p.Key, options)}: {Line(p.Value!)}");
    File.WriteAllText(file.FullName, $"{{\n{string.Join(",\n", lines)}\n}}\n");
}

Console.WriteLine(stale == 0 ? "All stamped." : $"{stale} stale: read them again, then accept them.");
return stale == 0 ? 0 : 1;

string Line(JsonNode node) => node is JsonObject stamped
    ? $"{{ \"text\": {stamped["text"]!.ToJsonString(options)}, \"of\": {stamped["of"]!.ToJsonString(options)} }}"
    : node.ToJsonString(options);

static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
