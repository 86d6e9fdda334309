namespace Schalter.Services.Forms;

/// <summary>Which documents a case needs now.</summary>
public static class DocumentRules
{
    /// <summary>Slots due now, in the form's order: always needed, or by a condition that holds; never optional or later ones.</summary>
    public static IReadOnlyList<string> Required(FormDefinition form, Answers answers) =>
        [.. form.Documents.Where(d => IsDue(d, answers)).Select(d => d.Id)];

    /// <summary>Slots due now in which there is nothing yet.</summary>
    public static IReadOnlyList<string> Missing(FormDefinition form, Answers answers, IReadOnlySet<string> slotsPresent) =>
        [.. Required(form, answers).Where(slot => !slotsPresent.Contains(slot))];

    /// <summary>Slots that concern this case, due or not: where a document may be put.</summary>
    public static IReadOnlyList<string> Offered(FormDefinition form, Answers answers) =>
        [.. form.Documents.Where(d => d.When.Holds(answers)).Select(d => d.Id)];

    private static bool IsDue(DocumentSlot slot, Answers answers) => slot.Need switch
    {
        DocumentNeed.Always => true,
        DocumentNeed.Conditional => slot.When.Holds(answers),
        _ => false,
    };
}
