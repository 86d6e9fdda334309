using Schalter.Services.Forms.Checking;

namespace Schalter.Services.Forms;

/// <summary>Answers in canonical form, and what is wrong with the others, in the form's order.</summary>
public sealed record CheckedAnswers(Answers Answers, IReadOnlyList<FieldError> Errors)
{
    public bool AreValid => Errors.Count == 0;
}

/// <summary>Checks typed answers against a form.</summary>
public static class AnswerCheck
{
    /// <summary>
    /// Puts answers into canonical form (ISO dates, invariant numbers, codes, NFC), drops hidden ones unseen, and reports every mistake.
    /// Checking its own result again changes nothing.
    /// </summary>
    /// <param name="today">The day at the office, for bounds such as <c>today-120Y</c>.</param>
    public static CheckedAnswers Check(FormDefinition form, Answers raw, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(raw);
        var values = 0;
        foreach (var (_, list) in raw.Values)
        {
            values += list.Count;
        }

        return values > AnswerLimits.MaxFields ? new(Answers.None, [TooManyFields]) : new AnswerWalk(form, raw, today).Run();
    }

    internal static FieldError TooManyFields { get; } = new(string.Empty, "too-many-fields", ("max", "1000"));
}
