namespace Schalter.Services.Pages.Liquid;

/// <summary>Something with a value.</summary>
internal abstract record LiquidExpression
{
    private LiquidExpression()
    {
    }

    public abstract object? In(LiquidScope scope);

    internal sealed record Literal(object? Value) : LiquidExpression
    {
        public override object? In(LiquidScope scope) => Value;
    }

    /// <summary>A variable and members of it: <c>field.label.value</c>.</summary>
    internal sealed record PathTo(string Root, IReadOnlyList<string> Members) : LiquidExpression
    {
        public override object? In(LiquidScope scope)
        {
            var value = scope.Get(Root);
            foreach (var member in Members)
            {
                value = LiquidValues.Member(value, member);
            }

            return value;
        }
    }

    internal sealed record Filtered(
        LiquidExpression Input,
        LiquidFilter Filter,
        IReadOnlyList<LiquidExpression> Values,
        IReadOnlyList<(string Name, LiquidExpression Value)> Named)
        : LiquidExpression
    {
        public override object? In(LiquidScope scope) => Filter(
            Input.In(scope), new([.. Values.Select(v => v.In(scope))], [.. Named.Select(n => (n.Name, n.Value.In(scope)))]), scope);
    }

    internal sealed record Compared(LiquidExpression One, string Operator, LiquidExpression Other) : LiquidExpression
    {
        public override object? In(LiquidScope scope)
        {
            var (one, other) = (One.In(scope), Other.In(scope));
            return Operator switch
            {
                "==" => Equals(one, other),
                "!=" => !Equals(one, other),
                ">" => LiquidValues.Compare(one, other) > 0,
                "<" => LiquidValues.Compare(one, other) < 0,
                ">=" => LiquidValues.Compare(one, other) >= 0,
                _ => LiquidValues.Compare(one, other) <= 0,
            };
        }
    }

    /// <summary>As in Liquid, <c>and</c> and <c>or</c> bind alike and are read from the right.</summary>
    internal sealed record Joined(LiquidExpression One, bool And, LiquidExpression Other) : LiquidExpression
    {
        public override object? In(LiquidScope scope) => LiquidValues.IsTrue(One.In(scope)) == And ? LiquidValues.IsTrue(Other.In(scope)) : !And;
    }

    internal sealed record Negated(LiquidExpression Of) : LiquidExpression
    {
        public override object? In(LiquidScope scope) => !LiquidValues.IsTrue(Of.In(scope));
    }
}
