namespace Schalter.Services.Pages.Liquid;

/// <summary>A part of a template.</summary>
internal abstract record LiquidNode
{
    private LiquidNode()
    {
    }

    public abstract void Render(LiquidScope scope);

    public static void RenderAll(IReadOnlyList<LiquidNode> nodes, LiquidScope scope)
    {
        foreach (var node in nodes)
        {
            node.Render(scope);
        }
    }

    internal sealed record Text(string Markup) : LiquidNode
    {
        public override void Render(LiquidScope scope) => scope.Write(Markup);
    }

    internal sealed record Output(LiquidExpression Value) : LiquidNode
    {
        public override void Render(LiquidScope scope) => scope.Print(Value.In(scope));
    }

    internal sealed record Assign(string Name, LiquidExpression Value) : LiquidNode
    {
        public override void Render(LiquidScope scope) => scope.Set(Name, Value.In(scope));
    }

    /// <summary>The first branch whose condition is true; <c>unless</c> and <c>case</c> are written as this too.</summary>
    internal sealed record If(IReadOnlyList<(LiquidExpression When, IReadOnlyList<LiquidNode> Then)> Branches) : LiquidNode
    {
        public override void Render(LiquidScope scope)
        {
            foreach (var (when, then) in Branches)
            {
                if (LiquidValues.IsTrue(when.In(scope)))
                {
                    RenderAll(then, scope);
                    return;
                }
            }
        }
    }

    internal sealed record For(string Name, LiquidExpression List, IReadOnlyList<LiquidNode> Body) : LiquidNode
    {
        public override void Render(LiquidScope scope)
        {
            var items = LiquidValues.Items(List.In(scope)).ToList();
            for (var i = 0; i < items.Count; i++)
            {
                scope.Set(Name, items[i]);
                scope.Set("forloop", new LoopState(i + 1, i == 0, i == items.Count - 1));
                RenderAll(Body, scope);
            }
        }
    }

    internal sealed record Include(string Template, IReadOnlyList<(string Name, LiquidExpression Value)> Arguments) : LiquidNode
    {
        public override void Render(LiquidScope scope) =>
            scope.Render(Template, Arguments.Select(a => KeyValuePair.Create(a.Name, a.Value.In(scope))));
    }

    /// <summary>What <c>forloop</c> is inside a loop.</summary>
    private sealed record LoopState(int Index, bool First, bool Last);
}
