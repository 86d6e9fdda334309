namespace Schalter.Services.Forms.Checking;

/// <summary>
/// One walk over a form in its order. A question may be shown only because of answers before it, so a single pass decides what is visible;
/// what is required may hang on later answers and is decided at the end.
/// </summary>
internal sealed class AnswerWalk
{
    private readonly FormDefinition form;
    private readonly FormIndex index;
    private readonly RawAnswers typed;
    private readonly Dictionary<string, IReadOnlyList<string>> answers;
    private readonly Dictionary<string, List<int>> keptEntries = new(StringComparer.Ordinal);
    private readonly Findings findings = new();
    private readonly ValueReader reader;

    public AnswerWalk(FormDefinition form, Answers raw, DateOnly today)
    {
        (this.form, index) = (form, FormIndex.Of(form));
        typed = new(index, raw);
        answers = new(raw.Values.Count, StringComparer.Ordinal);
        reader = new(answers, findings, today);
    }

    public CheckedAnswers Run()
    {
        foreach (var section in form.Sections)
        {
            if (Conditions.Holds(section.ShownIf, answers, null))
            {
                Visit(section.Fields, null);
            }
        }

        foreach (var rule in form.Rules)
        {
            Compare(rule);
        }

        typed.Unknown.ForEach(id => findings.WrongAtEnd(new(id, "unknown-field")));
        return new(new(answers), findings.All(answers));
    }

    private void Visit(IReadOnlyList<FormField> fields, Entry? entry)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            findings.Next();
            if (Conditions.Holds(fields[i].ShownIf, answers, entry?.Kept))
            {
                Visit(fields[i], entry);
            }
        }
    }

    private void Visit(FormField field, Entry? entry)
    {
        switch (field.Type)
        {
            case FieldType.Group:
                VisitGroup(field, entry);
                break;
            case FieldType.RepeatedGroup:
                VisitEntries(field);
                break;
            default:
                VisitValue(field, entry);
                break;
        }
    }

    private void VisitGroup(FormField group, Entry? entry)
    {
        var (mark, before) = (findings.Mark, answers.Count);
        Visit(group.Fields, entry);
        if (!group.Required && answers.Count == before && findings.Mark.Errors == mark.Errors)
        {
            findings.Relax(mark.Unanswered, group.RequiredIf);
        }
    }

    private void VisitEntries(FormField group)
    {
        var max = group.Limits.MaxItems ?? AnswerLimits.MaxEntries;
        var filled = typed.Entries(group.Id);
        var kept = keptEntries[group.Id] = [];
        foreach (var number in filled.Take(max))
        {
            var (mark, before) = (findings.Mark, answers.Count);
            Visit(group.Fields, new(number, kept.Count));
            if (answers.Count > before)
            {
                kept.Add(number);
            }
            else if (findings.Mark.Errors == mark.Errors)
            {
                findings.Relax(mark.Unanswered, null);
            }
        }

        reader.ProveCount(group, group.Id, filled.Count, max);
        if (filled.Count == 0)
        {
            findings.NotAnswered(group.Id, group, null);
        }
    }

    private void VisitValue(FormField field, Entry? entry)
    {
        var id = Conditions.At(field.Id, entry?.Typed);
        var values = typed.Values(id);
        if (values.Count == 0)
        {
            findings.NotAnswered(id, field, entry?.Kept);
        }
        else if (values.Count > 1 && !field.TakesMany)
        {
            findings.Wrong(id, "single-value");
        }
        else if (reader.Canonical(field, id, values, entry) is { Count: > 0 } canonical)
        {
            answers[Conditions.At(field.Id, entry?.Kept)] = canonical;
        }
    }

    private void Compare(CrossFieldRule rule)
    {
        var star = rule.Field.IndexOf(".*.", StringComparison.Ordinal);
        List<int> typedEntries = star < 0 ? [0] : keptEntries.GetValueOrDefault(rule.Field[..star]) ?? [];
        for (var entry = 0; entry < typedEntries.Count; entry++)
        {
            if (answers.TryGetValue(Conditions.At(rule.Field, entry), out var value)
                && answers.TryGetValue(Conditions.At(rule.OtherField, entry), out var bound)
                && Conditions.Holds(rule.When, answers, entry)
                && CrossFieldRules.IsBroken(rule.Kind, index.Find(rule.Field)!.Type, value[0], bound[0]))
            {
                var code = rule.Kind == CrossFieldRules.Before ? "must-be-before" : "must-not-be-after";
                var other = Conditions.At(rule.OtherField, typedEntries[entry]);
                findings.WrongAtEnd(new(Conditions.At(rule.Field, typedEntries[entry]), code, ("other", other)));
            }
        }
    }
}

/// <summary>An entry of a repeated group: its number as typed, and the one it keeps when blank entries before it are dropped.</summary>
internal readonly record struct Entry(int Typed, int Kept);
