using System.Text.Json;
using System.Text.Json.Serialization;
using Schalter.Emulators.ServiceBus.Namespace.Filters;

namespace Schalter.Emulators.ServiceBus.Namespace.Journal;

/// <summary>
/// The rules that clients changed, per subscription, with the ones that were declared then: an edit holds until the
/// declaration in <c>resources.json</c> changes, which then wins.
/// </summary>
internal sealed class RuleFile(string? path)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
    };

    private readonly Lock gate = new();

    private sealed record Edit(IReadOnlyList<RuleDefinition> Declared, IReadOnlyList<RuleDefinition> Rules);

    /// <summary>The edited rules of a subscription; null if none were edited, or others are declared by now.</summary>
    public IReadOnlyList<RuleDefinition>? Load(string subscription, IReadOnlyList<RuleDefinition> declared)
    {
        lock (gate)
        {
            return Read().GetValueOrDefault(subscription) is { } edit && Text(edit.Declared) == Text(declared) ? edit.Rules : null;
        }
    }

    public void Save(string subscription, IReadOnlyList<RuleDefinition> declared, IReadOnlyList<RuleDefinition> rules)
    {
        if (path is null)
        {
            return;
        }

        lock (gate)
        {
            var all = Read();
            all[subscription] = new(declared, rules);
            try
            {
                File.WriteAllText(path + ".new", JsonSerializer.Serialize(all, Json));
                File.Move(path + ".new", path, overwrite: true);
            }
            catch (IOException full)
            {
                throw new BusFault(BusFaultKind.Busy, subscription, $"{path} cannot be written: {full.Message}", full);
            }
        }
    }

    private static string Text(IReadOnlyList<RuleDefinition> rules) => JsonSerializer.Serialize(rules, Json);

    private Dictionary<string, Edit> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, Edit>>(File.ReadAllText(path), Json) ?? [];
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"{path} is damaged: {broken.Message}", broken);
        }
    }
}
