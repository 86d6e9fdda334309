using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>Where a case stands, ready for the template.</summary>
internal sealed record StatusView(
    CaseView Case,
    LocalizedText Form,
    TimeView ReceivedAt,
    LocalizedText State,
    LocalizedText Detail,
    IReadOnlyList<LocalizedText> Notes,
    IReadOnlyList<EventView> Timeline,
    IReadOnlyList<VerdictView> Documents,
    DocumentNotesView DocumentNotes,
    IReadOnlyList<DocumentView> Needed,
    IReadOnlyList<DocumentView> Further,
    bool MaySupply,
    bool MayWithdraw,
    EmergencyPartView? Emergency)
{
    /// <summary>How a script brings documents.</summary>
    public UploadView? Upload { get; init; }

    public IReadOnlyList<ErrorView> Errors { get; init; } = [];

    public static StatusView Of(StatusPage page, Texts all, PageTexts texts)
    {
        var views = new DocumentViews(texts, new(page.Form, all, texts), page.Limits);
        var errors = new ErrorBook(page.Errors, e => e.Text(page.Form, all, texts.Language));
        var (needed, further) = (new List<DocumentView>(), new List<DocumentView>());
        foreach (var slot in page.Form.Documents)
        {
            var state = Need(page, slot.Id);
            var said = page.Requested.LastOrDefault(r => r.Slot == slot.Id)?.Text;
            var told = (state ?? There(page, slot.Id)) is { } text ? texts.Find(text) : null;
            var view = views.Of(slot, errors.At($"documents.{slot.Id}"), page.Drafts, told, said);
            (state is null && view.Errors.Count + view.Drafts.Count == 0 ? further : needed).Add(view);
        }

        var emergency = page.Emergency is { } part ? EmergencyPartView.Of(part, page, texts) : null;
        return new(
            CaseView.Of(page.ApiBase, texts, page.Reference, page.AccessKey),
            texts.Find($"{page.Form.Id}.title"),
            PageNumbers.Time(texts, page.ReceivedAt),
            emergency?.State ?? texts.Find($"status.{page.Status}.title"),
            emergency?.Detail ?? texts.Find($"status.{page.Status}.detail"),
            LastNotes(page, texts),
            [.. page.Timeline.OrderBy(e => e.At).Select(e =>
                new EventView(PageNumbers.Time(texts, e.At), EventText(e.Kind, texts), NotesOf(e, texts)))],
            [.. page.Documents.OrderBy(d => d.Number).Select(d => VerdictView.Of(d, page.Form, texts))],
            views.Notes, needed, further, page.MaySupply && page.Form.Documents.Count > 0, page.MayWithdraw, emergency)
        { Upload = UploadView.Of(page.ApiBase, texts), Errors = errors.Summary() };
    }

    private static LocalizedText EventText(string kind, PageTexts texts) =>
        texts.FirstOf($"status.event.{kind}", "status.event.status-changed");

    private static List<LocalizedText> LastNotes(StatusPage page, PageTexts texts) =>
        page.Timeline.OrderBy(e => e.At).LastOrDefault(e => e.Notes.Count > 0) is { } entry ? NotesOf(entry, texts) : [];

    private static List<LocalizedText> NotesOf(TimelineEntry entry, PageTexts texts)
    {
        var notes = entry.Notes.SelectMany(n => (LocalizedText?[])[n.Code is null ? null : texts.Find($"status.note.{n.Code}"), n.Text]);
        return [.. notes.OfType<LocalizedText>()];
    }

    /// <summary>Key of the text that says why a slot needs a file, or null.</summary>
    private static string? Need(StatusPage page, string slot)
    {
        var documents = page.Documents.Where(d => d.Slot == slot).ToList();
        return page.Requested.Any(r => r.Slot == slot) ? "pages.status.requested"
            : page.MissingSlots.Contains(slot) && documents.Count == 0 ? "pages.status.missing"
            : page.MissingSlots.Contains(slot) || IsUseless(documents) ? "pages.status.replace"
            : null;
    }

    private static bool IsUseless(List<DocumentState> documents) =>
        documents.Count > 0 && documents.All(d => d.Verdict is "refused" or "infected");

    /// <summary>Said of a slot that needs nothing because something usable came: what the form asks for has been done.</summary>
    private static string? There(StatusPage page, string slot) =>
        page.Documents.Any(d => d.Slot == slot && d.Verdict is "accepted" or "checking") ? "pages.status.there" : null;
}

internal sealed record EventView(TimeView At, LocalizedText Text, IReadOnlyList<LocalizedText> Notes);

/// <param name="Verdict">The verdict's code, which also is its CSS class.</param>
/// <param name="Reason">Why it was refused, and what to do; null when it was not.</param>
/// <param name="Scan">Said when no malware scanner is set up.</param>
internal sealed record VerdictView(
    string Verdict, LocalizedText Slot, string FileName, string Size, LocalizedText Text, LocalizedText? Reason, LocalizedText? Scan)
{
    public static VerdictView Of(DocumentState document, FormDefinition form, PageTexts texts) => new(
        document.Verdict,
        ReceiptView.SlotLabel(form, document.Slot, texts),
        FileNames.Shown(document.FileName),
        PageNumbers.Size(texts, document.Bytes),
        texts.Find($"documents.verdict.{document.Verdict}"),
        Why(document, texts),
        document.Engine == "off" ? texts.Find("documents.engine.off") : null);

    private static LocalizedText? Why(DocumentState document, PageTexts texts) =>
        document.Reason is { } reason ? texts.FirstOf($"documents.refused.{reason}", "documents.refused.unreadable")
        : document.Verdict == "infected" ? texts.Find("documents.refused.infected")
        : null;
}
