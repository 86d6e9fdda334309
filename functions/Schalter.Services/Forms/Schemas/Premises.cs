using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms.Schemas;

/// <summary>When each question of a form is asked, and when it must be answered.</summary>
internal sealed class Premises
{
    private readonly FormIndex index;
    private readonly Dictionary<string, Premise> shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Premise> duties = new(StringComparer.Ordinal);

    public Premises(FormDefinition form)
    {
        index = FormIndex.Of(form);
        foreach (var section in form.Sections)
        {
            Show(section.Fields, Of(section.ShownIf));
        }

        foreach (var section in form.Sections)
        {
            Oblige(section.Fields, Premise.Always);
        }
    }

    /// <summary>When it is asked; what is not asked is dropped unseen.</summary>
    public Premise Shown(FormField field) => shown[field.Id];

    /// <summary>When it must be answered.</summary>
    public Premise Required(FormField field) => duties[field.Id];

    /// <summary>When one of the choices is offered that are not offered to everybody.</summary>
    public Premise Offered(FormField field, string choice) => field.ChoicesShownIf.TryGetValue(choice, out var condition)
        ? Of(condition)
        : Premise.Always;

    /// <summary>Whether any question of a group or entry that is asked has something written.</summary>
    public Premise Used(FormField group) => Premise.Any(group.Fields.Select(f => f.Type == FieldType.Group
        ? Used(f)
        : Premise.All(Shown(f), new Premise.Present(f))));

    private void Show(IReadOnlyList<FormField> fields, Premise around)
    {
        foreach (var field in fields)
        {
            shown[field.Id] = Premise.All(around, Of(field.ShownIf));
            Show(field.Fields, shown[field.Id]);
        }
    }

    /// <param name="around">When the group around them asks for anything.</param>
    private void Oblige(IReadOnlyList<FormField> fields, Premise around)
    {
        foreach (var field in fields)
        {
            var inner = field.Type switch
            {
                FieldType.RepeatedGroup => Used(field),
                FieldType.Group when !field.Required => Premise.Any(Used(field), Asked(field.RequiredIf)),
                _ => Premise.Always,
            };
            duties[field.Id] = field.Type == FieldType.Group ? Premise.Never : Premise.All(Shown(field), Duty(field), around);
            Oblige(field.Fields, field.Type == FieldType.RepeatedGroup ? inner : Premise.All(around, inner));
        }
    }

    private Premise Duty(FormField field) =>
        field.Required || field.Type == FieldType.Declaration ? Premise.Always : Asked(field.RequiredIf);

    private Premise Asked(Condition? condition) => condition is null ? Premise.Never : Of(condition);

    private Premise Of(Condition? condition) => condition switch
    {
        null => Premise.Always,
        Condition.Is(var id, var values) => Is(index.Find(id)!, values),
        Condition.Answered(var id) => Answered(index.Find(id)!),
        Condition.All(var of) => Premise.All(of.Select(Of)),
        Condition.Any(var of) => Premise.Any(of.Select(Of)),
        Condition.Not(var of) => Of(of).Opposite(),
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    private Premise Is(FormField field, IReadOnlyList<string> values) => field.TakesMany
        ? Premise.All(Answered(field), new Premise.OneOf(field, values))
        : Premise.All(Shown(field), OneOf(field, values));

    private Premise OneOf(FormField field, IReadOnlyList<string> values)
    {
        var conditional = values.Where(field.ChoicesShownIf.ContainsKey).ToList();
        var free = values.Except(conditional, StringComparer.Ordinal).ToList();
        var alternatives = conditional.Select(v => Premise.All(new Premise.OneOf(field, [v]), Offered(field, v)));
        return Premise.Any(free.Count > 0 ? alternatives.Prepend(new Premise.OneOf(field, free)) : alternatives);
    }

    private Premise Answered(FormField field) => Premise.All(
        [Shown(field), new Premise.Right(field), .. field.ChoicesShownIf.Keys.Order(StringComparer.Ordinal).Select(v =>
            Premise.Any(Offered(field, v), new Premise.OneOf(field, [v]).Opposite()))]);
}
