namespace Schalter.Services.Forms.Checking;

/// <summary>What a walk over a form has found to be wrong or unanswered, in the form's order.</summary>
internal sealed class Findings
{
    private readonly List<(int Order, FieldError Error)> errors = [];
    private readonly List<Unanswered> unanswered = [];
    private int order;

    /// <summary>State to return to when a group turns out not to be used at all.</summary>
    public (int Errors, int Unanswered) Mark => (errors.Count, unanswered.Count);

    public void Next() => order++;

    public void Wrong(string id, string code, params (string Name, string Value)[] details) => errors.Add((order, new(id, code, details)));

    public void WrongAtEnd(FieldError error) => errors.Add((int.MaxValue, error));

    public void NotAnswered(string id, FormField field, int? entry) => unanswered.Add(new(order, id, field, entry, null));

    /// <summary>An unused optional group asks for nothing, or only while a condition holds.</summary>
    public void Relax(int from, Condition? unless)
    {
        if (unless is null)
        {
            unanswered.RemoveRange(from, unanswered.Count - from);
            return;
        }

        for (var i = from; i < unanswered.Count; i++)
        {
            unanswered[i] = unanswered[i] with { OnlyIf = Conditions.Both(unless, unanswered[i].OnlyIf) };
        }
    }

    public IReadOnlyList<FieldError> All(IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        foreach (var missing in unanswered)
        {
            if (IsRequired(missing, answers))
            {
                var code = missing.Field.Type == FieldType.Declaration ? "declaration-required" : "required";
                errors.Add((missing.Order, new(missing.Id, code)));
            }
        }

        return errors.Count == 0 ? [] : [.. errors.OrderBy(e => e.Order).Select(e => e.Error)];
    }

    private static bool IsRequired(Unanswered missing, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var (field, entry) = (missing.Field, missing.Entry);
        return Conditions.Holds(missing.OnlyIf, answers, entry) && (field.Required || field.Type == FieldType.Declaration
            || (field.RequiredIf is not null && Conditions.Holds(field.RequiredIf, answers, entry)));
    }

    private readonly record struct Unanswered(int Order, string Id, FormField Field, int? Entry, Condition? OnlyIf);
}
