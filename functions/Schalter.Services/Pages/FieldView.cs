using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>A question ready for the template.</summary>
/// <param name="Control">Which control asks it: <c>text</c>, <c>textarea</c>, <c>select</c>, <c>radios</c>, <c>checkboxes</c>,
/// <c>checkbox</c>, <c>group</c>, <c>entries</c>.</param>
/// <param name="Starred">Whether it is marked as required.</param>
/// <param name="Required">Whether the browser may insist: only where no condition can lift the duty.</param>
/// <param name="Values">What the person typed; for selects one per list shown.</param>
internal sealed record FieldView(
    string Id,
    string Control,
    LocalizedText Label,
    IReadOnlyList<LocalizedText> Hints,
    IReadOnlyList<LocalizedText> Errors,
    bool Starred,
    bool Required,
    InputView Input,
    IReadOnlyList<string> Values,
    IReadOnlyList<ChoiceView> Choices,
    IReadOnlyList<FieldView> Fields,
    IReadOnlyList<EntryView> Entries)
{
    /// <summary>What a script may know of the question.</summary>
    public CheckView Check { get; init; } = CheckView.None;

    /// <summary>How a script makes room for more; null where one answer is asked for.</summary>
    public RoomView? Room { get; init; }

    /// <summary>Whether it asks for having read the privacy notice, to which it then leads.</summary>
    public bool IsPrivacy { get; init; }

    public string HtmlId => HtmlIdOf(Id);

    public string Value => Values.Count > 0 ? Values[0] : string.Empty;

    /// <summary>The ids of hints and errors, for <c>aria-describedby</c>; empty when there are none.</summary>
    public string DescribedBy => string.Join(' ', Parts());

    public static string HtmlIdOf(string id) => $"f-{id}";

    private IEnumerable<string> Parts()
    {
        if (Hints.Count > 0)
        {
            yield return $"{HtmlId}-hint";
        }

        if (Errors.Count > 0)
        {
            yield return $"{HtmlId}-error";
        }
    }
}

/// <param name="Type">HTML input type.</param>
/// <param name="Mode">HTML <c>inputmode</c>, which keyboard a phone shows; null leaves it to the phone.</param>
/// <param name="Autocomplete">HTML autofill token (WCAG 1.3.5), or <c>off</c> for what is asked about others; null leaves it to the browser.</param>
/// <param name="IsCode">A value that is not language: no spelling help, always left to right.</param>
internal sealed record InputView(string Type, string? Mode, string? Autocomplete, bool IsCode)
{
    /// <summary>How a script finds out whether it is asked about the one who fills in; null where no answer changes that.</summary>
    public OwnView? Own { get; init; }
}

/// <param name="If">Condition in JSON.</param>
internal sealed record OwnView(string Token, string If);

/// <param name="Hint">When the choice is offered; null when always.</param>
/// <param name="ShownIf">The same for a script.</param>
internal sealed record ChoiceView(string Value, LocalizedText Label, LocalizedText? Hint, string? ShownIf, string HtmlId, bool Selected);

/// <param name="Most">Entries or values that are taken.</param>
/// <param name="Title">Of a further entry, with a place for its number; null where there is none.</param>
internal sealed record RoomView(string Most, LocalizedText? Title);

/// <summary>One entry of a repeated group; further ones are folded.</summary>
internal sealed record EntryView(LocalizedText Title, bool Folded, IReadOnlyList<FieldView> Fields);
