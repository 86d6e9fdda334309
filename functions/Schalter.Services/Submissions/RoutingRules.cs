using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Schalter.Services.Content;
using Schalter.Services.Forms;

namespace Schalter.Services.Submissions;

/// <summary>Who shall get a case, how urgent it is and by when: rules of the office in <c>content/routing.json</c>.</summary>
/// <param name="Jurisdiction">Beginnings of the postal codes the office is competent for; none = everywhere.</param>
/// <param name="Teams">The first rule that fits names the team.</param>
/// <param name="Priorities">The first rule that fits names priority and time; a rule without conditions fits always.</param>
public sealed partial record RoutingRules(
    IReadOnlyList<string> Jurisdiction, IReadOnlyList<TeamRule> Teams, IReadOnlyList<PriorityRule> Priorities)
{
    private const int MostDays = 3650;
    private static readonly string[] Priority = ["urgent", "high", "normal"];

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Where people say whom they are.</summary>
    internal const string AudienceField = "enquiry.audience";

    /// <summary>Name of the file.</summary>
    public const string File = "routing.json";

    /// <exception cref="ContentException">The file has a mistake, or its last rule would leave somebody without a team.</exception>
    public static RoutingRules Load(string contentRoot) => Load(ContentFiles.Read(contentRoot));

    /// <inheritdoc cref="Load(string)"/>
    public static RoutingRules Load(ContentFiles content)
    {
        ArgumentNullException.ThrowIfNull(content);
        try
        {
            var file = content.Find(File) ?? throw new ContentException(File, "$", "is missing");
            var rules = JsonSerializer.Deserialize<RoutingRules>(file.Utf8(), Strict);
            return Mistake(rules) is { } mistake ? throw new ContentException(File, "$", mistake) : rules!;
        }
        catch (JsonException e)
        {
            throw new ContentException(File, e.Path ?? "$", e.Message);
        }
    }

    /// <summary>A rule for a form or audience that does not exist never fits: somebody mistyped it.</summary>
    /// <param name="audiences">Null when they are not known, as a form is wrong.</param>
    /// <exception cref="ContentException">There is such a rule.</exception>
    public RoutingRules ProvedFor(IReadOnlySet<string> forms, IReadOnlySet<string>? audiences)
    {
        ArgumentNullException.ThrowIfNull(forms);
        var conditions = Teams.Select((t, i) => ($"$.teams[{i}]", t.When)).Concat(Priorities.Select((p, i) => ($"$.priorities[{i}]", p.When)));
        foreach (var (place, when) in conditions)
        {
            if (when?.Form?.FirstOrDefault(id => !forms.Contains(id)) is { } form)
            {
                throw new ContentException(File, place, $"there is no form {form}");
            }

            if (when?.Audience?.FirstOrDefault(a => audiences?.Contains(a) == false) is { } audience)
            {
                throw new ContentException(File, place, $"no form is for the audience {audience}");
            }
        }

        return this;
    }

    /// <summary>Whom forms are for, and whom people can say that they are.</summary>
    public static IReadOnlySet<string> AudiencesOf(IEnumerable<FormDefinition> forms) =>
        forms.SelectMany(f => f.Audience.Concat(f.ChoicesOf(AudienceField))).ToHashSet(StringComparer.Ordinal);

    public Routing Decide(RoutingFacts facts)
    {
        var team = Teams.First(r => Fits(r.When, facts));
        var priority = Priorities.First(r => Fits(r.When, facts));
        return new(team.Team, priority.Priority, facts.ReceivedOn.AddDays(priority.DueWithinDays));
    }

    private static string? Mistake(RoutingRules? rules)
    {
        if (rules is null || rules.Teams?.Contains(null!) == true || rules.Priorities?.Contains(null!) == true)
        {
            return "null is no rule";
        }

        var ranges = (rules.Teams ?? []).Select(t => t.When?.Names).Concat((rules.Priorities ?? []).Select(p => p.When?.Names));
        return rules.Jurisdiction is null ? "jurisdiction is missing; an empty list means everywhere"
            : rules.Teams is not [.., { When: null }] ? "the last team rule must have no condition, so that everybody gets a team"
            : rules.Priorities is not [.., { When: null }] ? "the last priority rule must have no condition, so that everybody gets one"
            : rules.Teams.Any(t => string.IsNullOrWhiteSpace(t.Team)) ? "a team rule names no team"
            : rules.Priorities.FirstOrDefault(p => !Priority.Contains(p.Priority)) is { } odd ? $"'{odd.Priority}' is no priority; known: {string.Join(", ", Priority)}"
            : rules.Priorities.Any(p => p.DueWithinDays is < 0 or > MostDays) ? $"dueWithinDays must be from 0 to {MostDays}"
            : ranges.FirstOrDefault(r => r is not null && !NameRange().IsMatch(r)) is { } wrong ? $"'{wrong}' is no range of letters such as A-K"
            : ranges.FirstOrDefault(r => r is not null && r[0] > r[^1]) is { } reversed ? $"the range '{reversed}' is empty"
            : null;
    }

    [GeneratedRegex("^[A-Z]-[A-Z]$", RegexOptions.CultureInvariant)]
    private static partial Regex NameRange();

    private static bool Fits(RoutingCondition? when, RoutingFacts facts) => when is null
        || (Contains(when.Form, facts.Form)
            && Contains(when.Audience, facts.Audience)
            && (when.PostalCode is null || (facts.PostalCode is { } code
                && when.PostalCode.Any(p => code.StartsWith(p, StringComparison.Ordinal))))
            && (when.Names is null || (facts.Initial is { } initial && IsBetween(initial, when.Names)))
            && (when.DaysToExpiryAtMost is null || facts.DaysToExpiry <= when.DaysToExpiryAtMost)
            && (when.Incomplete is null || when.Incomplete == facts.Incomplete));

    private static bool Contains(IReadOnlyList<string>? allowed, string? value) =>
        allowed is null || (value is not null && allowed.Contains(value, StringComparer.Ordinal));

    private static bool IsBetween(char initial, string range) => initial >= range[0] && initial <= range[^1];
}

/// <param name="Team">Team name as the office's systems know it; a property of the event.</param>
public sealed record TeamRule(string Team, RoutingCondition? When = null);

/// <param name="Priority"><c>urgent</c>, <c>high</c> or <c>normal</c>.</param>
/// <param name="DueWithinDays">Calendar days from receipt.</param>
public sealed record PriorityRule(string Priority, int DueWithinDays, RoutingCondition? When = null);

/// <summary>All parts that are given must fit.</summary>
/// <param name="Names">Range of first letters of the family name, such as <c>A-K</c>.</param>
/// <param name="PostalCode">Beginnings of postal codes.</param>
/// <param name="DaysToExpiryAtMost">Days until the residence document expires; an expired one has fewer than zero.</param>
public sealed record RoutingCondition(
    IReadOnlyList<string>? Form = null, IReadOnlyList<string>? Audience = null, IReadOnlyList<string>? PostalCode = null,
    string? Names = null, int? DaysToExpiryAtMost = null, bool? Incomplete = null);

/// <summary>What the rules look at.</summary>
public sealed record RoutingFacts(
    string Form, string? Audience, string? PostalCode, char? Initial, int? DaysToExpiry, bool Incomplete, DateOnly ReceivedOn)
{
    public static RoutingFacts Of(Submission state, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(answers);
        return new(
            state.Form, answers[RoutingRules.AudienceField], answers[Plausibility.PostalCodeField],
            NameInitial.Of(answers["person.familyName"]),
            Plausibility.DaysToExpiry(answers, state.ReceivedAt), state.Missing.Count > 0, Platform.OfficeTime.Day(state.ReceivedAt));
    }
}

/// <summary>The decision.</summary>
public sealed record Routing(string Team, string Priority, DateOnly DueOn);
