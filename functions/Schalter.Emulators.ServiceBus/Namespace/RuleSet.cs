using System.Collections.Immutable;
using Schalter.Emulators.ServiceBus.Namespace.Filters;
using Schalter.Emulators.ServiceBus.Namespace.Journal;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>
/// The rules of one subscription: those declared for it (one that lets everything pass where none are), until a client
/// edits them. Edits survive a restart and end when other rules are declared.
/// </summary>
internal sealed class RuleSet
{
    private const int LongestName = 50;
    private const int MostRules = 2000;

    private readonly Lock gate = new();
    private readonly string path;
    private readonly SubscriptionDefinition definition;
    private readonly RuleFile? file;
    private ImmutableArray<Rule> rules;

    /// <param name="path">The subscription, for faults.</param>
    /// <param name="definition">Names the subscription and declares its rules.</param>
    /// <param name="file">Where edits are kept; null: nowhere.</param>
    /// <exception cref="BusFault">InvalidFilter: a declared filter cannot be read.</exception>
    public RuleSet(string path, SubscriptionDefinition definition, RuleFile? file)
    {
        (this.path, this.definition, this.file) = (path, definition, file);
        var kept = file?.Load(definition.Name, definition.Declared) ?? definition.Declared;
        rules = [.. kept.Select(rule => rule.ToRule())];
    }

    public IReadOnlyList<Rule> All => rules;

    /// <summary>Whether a rule lets the message in; without any rule nothing passes.</summary>
    public bool Pass(AcceptedMessage message)
    {
        foreach (var rule in rules)
        {
            if (rule.Filter.Passes(message))
            {
                return true;
            }
        }

        return false;
    }

    /// <exception cref="BusFault">RuleExists, QuotaExceeded, or InvalidFilter: the name is empty or too long.</exception>
    public void Add(Rule rule)
    {
        lock (gate)
        {
            if (rule.Name.Length is 0 or > LongestName)
            {
                throw new BusFault(BusFaultKind.InvalidFilter, path, $"A rule's name has 1 to {LongestName} characters.");
            }

            if (Find(rule.Name) is not null)
            {
                throw new BusFault(BusFaultKind.RuleExists, path, $"There is a rule '{rule.Name}' already.");
            }

            if (rules.Length >= MostRules)
            {
                throw new BusFault(BusFaultKind.QuotaExceeded, path, $"There are {MostRules} rules already.");
            }

            Save(rules.Add(rule));
        }
    }

    /// <exception cref="BusFault">RuleNotFound.</exception>
    public void Remove(string name)
    {
        lock (gate)
        {
            Save(rules.Remove(Find(name) ?? throw new BusFault(BusFaultKind.RuleNotFound, path, $"There is no rule '{name}'.")));
        }
    }

    private Rule? Find(string name) => rules.FirstOrDefault(rule => rule.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private void Save(ImmutableArray<Rule> edited)
    {
        file?.Save(definition.Name, definition.Declared, [.. edited.Select(RuleDefinition.From)]);
        rules = edited;
    }
}
