using CsCheck;
using Schalter.Emulators.ServiceBus.Namespace;
using Schalter.Emulators.ServiceBus.Namespace.Filters;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class SqlFilterTests
{
    private static readonly string[] Words =
        ["a", "=", "'x'", "(", ")", "AND", "NOT", "IN", ",", "LIKE", "IS", "NULL", "1", "sys.", "EXISTS", "-", "[", "'"];

    private static readonly string[] Conditions = ["team = 'visa'", "team = 'work'", "missing = 1"];

    private static readonly AcceptedMessage Message = new()
    {
        MessageId = "m1",
        SessionId = "case-1",
        Subject = "routed",
        SequenceNumber = 7,
        Properties = new Dictionary<string, object>
        {
            ["team"] = "visa",
            ["name"] = "O'Neill",
            ["share"] = "50%",
            ["priority"] = 3,
            ["ratio"] = 0.5,
            ["price"] = 1.25m,
            ["urgent"] = true,
            ["size"] = (byte)9,
            ["empty"] = null!,
            ["since"] = new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero),
            ["two words"] = 1,
            ["AND"] = 2,
        },
    };

    [Theory]
    [InlineData("team = 'visa'", true)]
    [InlineData("team = 'VISA'", false)]
    [InlineData("team <> 'work'", true)]
    [InlineData("team != 'visa'", false)]
    [InlineData("user.team = 'visa'", true)]
    [InlineData("name = 'O''Neill'", true)]
    [InlineData("priority = 3", true)]
    [InlineData("priority = 3.0", true)]
    [InlineData("priority > 2 AND priority < 4", true)]
    [InlineData("priority >= 3 and priority <= 3", true)]
    [InlineData("priority = '3'", null)]
    [InlineData("NOT priority = '3'", null)]
    [InlineData("priority > -1", true)]
    [InlineData("ratio = 5e-1", true)]
    [InlineData("price > .5", true)]
    [InlineData("size = 9", true)]
    [InlineData("urgent = TRUE", true)]
    [InlineData("urgent <> true", false)]
    [InlineData("urgent > false", null)]
    [InlineData("team > 'a'", true)]
    [InlineData("1 = 1", true)]
    [InlineData("1 = 2", false)]
    [InlineData("[two words] = 1 AND \"AND\" = 2", true)]
    public void Comparisons(string expression, bool? expected) => Assert.Equal(expected, new SqlFilter(expression).Evaluate(Message));

    [Theory]
    [InlineData("missing = 1", null)]
    [InlineData("NOT missing = 1", null)]
    [InlineData("missing <> 1", null)]
    [InlineData("missing = missing", null)]
    [InlineData("team = NULL", null)]
    [InlineData("missing IS NULL", true)]
    [InlineData("missing IS NOT NULL", false)]
    [InlineData("empty IS NULL", true)]
    [InlineData("team IS NOT NULL", true)]
    [InlineData("EXISTS(team)", true)]
    [InlineData("EXISTS(user.missing)", false)]
    [InlineData("EXISTS(empty)", true)]
    [InlineData("NOT EXISTS(missing)", true)]
    [InlineData("missing = 1 OR team = 'visa'", true)]
    [InlineData("missing = 1 OR team = 'work'", null)]
    [InlineData("missing = 1 AND team = 'visa'", null)]
    [InlineData("missing = 1 AND team = 'work'", false)]
    [InlineData("missing IN ('a')", null)]
    [InlineData("missing LIKE '%'", null)]
    public void WhatIsNotThere_IsUnknown(string expression, bool? expected) => Assert.Equal(expected, new SqlFilter(expression).Evaluate(Message));

    [Theory]
    [InlineData("team IN ('work', 'visa')", true)]
    [InlineData("team NOT IN ('work', 'visa')", false)]
    [InlineData("team IN ('work')", false)]
    [InlineData("priority IN (1, 2.0, 3)", true)]
    [InlineData("team IN ('work', NULL)", null)]
    [InlineData("team LIKE 'vi%'", true)]
    [InlineData("team LIKE 'v_sa'", true)]
    [InlineData("team LIKE 'V%'", false)]
    [InlineData("team LIKE 'is'", false)]
    [InlineData("team NOT LIKE '%x%'", true)]
    [InlineData("share LIKE '50!%' ESCAPE '!'", true)]
    [InlineData("team LIKE 'v!%' ESCAPE '!'", false)]
    [InlineData("name LIKE 'O''%'", true)]
    [InlineData("team LIKE '.*'", false)]
    [InlineData("priority LIKE '3'", null)]
    public void ListsAndPatterns(string expression, bool? expected) => Assert.Equal(expected, new SqlFilter(expression).Evaluate(Message));

    [Theory]
    [InlineData("sys.Label = 'routed'", true)]
    [InlineData("SYS.label = 'routed'", true)]
    [InlineData("sys.MessageId = 'm1' AND sys.SessionId LIKE 'case-%'", true)]
    [InlineData("sys.SequenceNumber < 8", true)]
    [InlineData("sys.CorrelationId IS NULL", true)]
    [InlineData("EXISTS(sys.To)", false)]
    [InlineData("sys.EnqueuedTimeUtc < since", true)]
    public void OwnPropertiesOfTheMessage(string expression, bool? expected) => Assert.Equal(expected, new SqlFilter(expression).Evaluate(Message));

    [Theory]
    [InlineData("team = 'work' OR team = 'visa' AND priority = 3", true)]
    [InlineData("(team = 'visa' OR priority = 4) AND urgent = false", false)]
    [InlineData("team = 'visa' OR priority = 4 AND urgent = false", true)]
    [InlineData("NOT team = 'work' AND priority = 3", true)]
    [InlineData("NOT (team = 'visa' AND priority = 3)", false)]
    [InlineData("((team)) = ('visa')", true)]
    public void NotBeforeAndBeforeOr(string expression, bool? expected) => Assert.Equal(expected, new SqlFilter(expression).Evaluate(Message));

    [Theory]
    [InlineData("", 1, "is expected")]
    [InlineData("team", 1, "a condition is expected")]
    [InlineData("team =", 7, "is expected")]
    [InlineData("team = 'visa", 8, "closing '")]
    [InlineData("(team = 'a'", 12, "')'")]
    [InlineData("team = 'a')", 11, "the end")]
    [InlineData("sys.Nonsense = 1", 5, "no system property")]
    [InlineData("other.x = 1", 1, "sys. or user.")]
    [InlineData("a + 1 = 2", 3, "arithmetic")]
    [InlineData("newid() = 1", 1, "function")]
    [InlineData("a = @p", 5, "means nothing")]
    [InlineData("a NOT = 1", 7, "IN or LIKE")]
    [InlineData("1 IS NULL", 1, "only a property")]
    [InlineData("a LIKE 'x' ESCAPE 'no'", 19, "one character")]
    [InlineData("a IN ()", 7, "is expected")]
    [InlineData("a = 1 AND b", 11, "a condition is expected")]
    [InlineData("(a = 1) = 2", 2, "a value is expected")]
    [InlineData("EXISTS('a')", 8, "a property")]
    [InlineData("a = 1e", 5, "not complete")]
    [InlineData("a = 12345678901234567890123456789", 5, "28 digits")]
    public void WhatCannotBeRead_IsRefusedWithItsPlace(string expression, int position, string why)
    {
        var refused = Assert.Throws<BusFault>(() => new SqlFilter(expression));

        Assert.Equal(BusFaultKind.InvalidFilter, refused.Kind);
        Assert.Contains($"at character {position}:", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1024, true)]
    [InlineData(1025, false)]
    public void LengthHasALimit(int length, bool allowed) =>
        Assert.Equal(allowed, Record.Exception(() => new SqlFilter("a = '" + new string('x', length - 6) + "'")) is null);

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void DepthHasALimit(int depth, bool allowed) => Assert.Equal(
        allowed, Record.Exception(() => new SqlFilter(new string('(', depth) + "a = 1" + new string(')', depth))) is null);

    [Fact]
    public void AnyText_IsReadOrRefused_NothingElse() =>
        Gen.OneOf(Gen.Int[0, Words.Length - 1].Select(place => Words[place]), Gen.String[0, 3])
            .Array[0, 12].Select(parts => string.Join(' ', parts))
            .Sample(IsReadOrRefused);

    [Fact]
    public void TextsAndNumbers_CompareAsInDotNet() => Gen.Select(Gen.Int, Gen.Int, Gen.String, Gen.String).Sample((one, other, left, right) =>
    {
        var message = new AcceptedMessage { Properties = new Dictionary<string, object> { ["n"] = one, ["t"] = left } };
        return new SqlFilter($"n < {other}").Passes(message) == one < other
            && (right.Length > 400 || new SqlFilter($"t = '{right.Replace("'", "''", StringComparison.Ordinal)}'").Passes(message) == (left == right));
    });

    [Fact]
    public void Not_TurnsKnownAnswersRoundAndLeavesUnknownOnes() =>
        Gen.Int[0, Conditions.Length - 1].Select(place => Conditions[place]).Array[1, 4].Sample(parts =>
        {
            var inner = string.Join(" OR ", parts);
            var (plain, negated) = (new SqlFilter(inner).Evaluate(Message), new SqlFilter($"NOT ({inner})").Evaluate(Message));
            return negated == !plain;
        });

    private static bool IsReadOrRefused(string expression)
    {
        try
        {
            _ = new SqlFilter(expression).Passes(Message);
            return true;
        }
        catch (BusFault refused)
        {
            return refused.Kind == BusFaultKind.InvalidFilter;
        }
    }
}
