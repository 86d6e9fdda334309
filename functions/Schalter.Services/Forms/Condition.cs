namespace Schalter.Services.Forms;

/// <summary>A condition over other answers (<c>shownIf</c>, <c>requiredIf</c>, a document's <c>when</c>).</summary>
public abstract record Condition
{
    private Condition()
    {
    }

    /// <summary>One of the field's values is one of these.</summary>
    public sealed record Is(string Field, IReadOnlyList<string> Values) : Condition;

    /// <summary>The field has an answer.</summary>
    public sealed record Answered(string Field) : Condition;

    public sealed record All(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Not(Condition Of) : Condition;
}
