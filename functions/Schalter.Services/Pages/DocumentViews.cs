using System.Globalization;
using Schalter.Services.Forms;
using Schalter.Services.Forms.Describing;

namespace Schalter.Services.Pages;

/// <summary>A place for documents ready for the template.</summary>
/// <param name="Id"><c>documents.{slot}</c>, also the name of the control.</param>
/// <param name="TooMany">What a script says when more files are chosen.</param>
/// <param name="Accept">HTML <c>accept</c>: endings and media types, as phones know only one or the other.</param>
internal sealed record DocumentView(
    string Id, LocalizedText Label, IReadOnlyList<LocalizedText> Hints, IReadOnlyList<LocalizedText> Errors, string Accept, int MaxFiles,
    LocalizedText TooMany, IReadOnlyList<DraftView> Drafts)
{
    public bool Several => MaxFiles > 1;

    /// <summary>When it concerns a case, for a script; null when always.</summary>
    public string? ShownIf { get; init; }

    /// <summary>Nothing: files are looked at by content, which no script of ours does.</summary>
    public CheckView Check { get; } = CheckView.None;

    public string HtmlId => FieldView.HtmlIdOf(Id);

    public string DescribedBy => $"{HtmlId}-hint{(Errors.Count > 0 ? $" {HtmlId}-error" : string.Empty)}";
}

/// <param name="Name">Name of the hidden field: <c>uploads.{slot}</c>.</param>
/// <param name="Bytes">Its size for a script.</param>
internal sealed record DraftView(string Name, string Token, string FileName, string Size, string Bytes)
{
    public string HtmlId => $"k-{Token}";
}

/// <summary>What holds for all files, said once.</summary>
/// <param name="Brought">The size that holds once a script brings the files.</param>
internal sealed record DocumentNotesView(LocalizedText Several, LocalizedText? Size, LocalizedText? Brought)
{
    public static DocumentNotesView Of(PageTexts texts, FileLimits? limits)
    {
        return new(texts.Find("pages.documents.several"), Size(limits?.Sent), Size(limits?.Brought));

        LocalizedText? Size(long? most) =>
            most is { } bytes ? texts.Find("pages.documents.size", ("size", PageNumbers.Size(texts, bytes))) : null;
    }
}

/// <summary>Makes views of a form's document slots.</summary>
internal sealed class DocumentViews(PageTexts texts, ConditionWords conditions, FileLimits? limits)
{
    public DocumentNotesView Notes { get; } = DocumentNotesView.Of(texts, limits);

    public DocumentView Of(
        DocumentSlot slot, IReadOnlyList<LocalizedText> errors, IEnumerable<ReceivedDraft> drafts, LocalizedText? state = null,
        LocalizedText? said = null) =>
        new(
            $"documents.{slot.Id}",
            slot.Title ?? texts.Find($"{slot.TextKey}.label"),
            [.. ((LocalizedText?[])[state ?? Need(slot), said, texts.Optional($"{slot.TextKey}.hint"), Formats(slot)]).OfType<LocalizedText>()],
            errors,
            string.Join(',', slot.Accept.SelectMany(DocumentTypeNames.Accept)),
            slot.MaxFiles,
            texts.Find("errors.too-many-files", ("field", (slot.Title ?? texts.Find($"{slot.TextKey}.label")).Value), ("max", Count(slot))),
            [.. drafts.Where(d => d.Slot == slot.Id).Select(Draft)])
        { ShownIf = ConditionJson.Text(state is null ? slot.When : null) };

    private LocalizedText Need(DocumentSlot slot) => slot.Need switch
    {
        DocumentNeed.Always => texts.Find("pages.documents.need.always"),
        DocumentNeed.Conditional when slot.When is { } when =>
            texts.Find("pages.documents.need.conditional", ("condition", conditions.Say(when))),
        DocumentNeed.Later => texts.Find("pages.documents.need.later"),
        _ => texts.Find("pages.documents.need.optional"),
    };

    private LocalizedText Formats(DocumentSlot slot) => texts.Find(
        slot.MaxFiles > 1 ? "pages.documents.accept-many" : "pages.documents.accept-one",
        ("types", string.Join(", ", slot.Accept.Select(DocumentTypeNames.Name))),
        ("files", Count(slot)));

    private static string Count(DocumentSlot slot) => slot.MaxFiles.ToString(CultureInfo.InvariantCulture);

    private DraftView Draft(ReceivedDraft draft) => new(
        $"uploads.{draft.Slot}", draft.Token, FileNames.Shown(draft.FileName), PageNumbers.Size(texts, draft.Bytes),
        draft.Bytes.ToString(CultureInfo.InvariantCulture));
}
