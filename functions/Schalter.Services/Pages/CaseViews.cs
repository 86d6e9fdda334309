using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>How a page leads on to a case: by form fields sent in a POST, so that the access key stands in no address.</summary>
internal sealed record CaseView(string Reference, string AccessKey, string StatusAction, string DocumentsAction, string WithdrawAction)
{
    public static CaseView Of(string apiBase, PageTexts texts, string reference, string accessKey)
    {
        var address = $"{apiBase}/submissions/{Uri.EscapeDataString(reference)}";
        return new(reference, accessKey, StatusAddress(apiBase, texts), Twin("documents"), Twin("withdraw"));

        string Twin(string verb) => $"{address}/{verb}?lang={texts.Language}";
    }

    /// <summary>One address for all cases: <c>submissions/{reference}</c> takes no POST, it would read as a form's id.</summary>
    public static string StatusAddress(string apiBase, PageTexts texts) => $"{apiBase}/status?lang={texts.Language}";
}

/// <summary>The receipt, and with files the confirmation that documents were supplied.</summary>
/// <param name="ShowsTitleNote">Whether to speak about the effect of an application (§ 81 Abs. 4 AufenthG): forms on § 81 name it.</param>
/// <param name="IsEmergency">It is a registration and no application: a code comes by mail.</param>
internal sealed record ReceiptView(
    CaseView Case,
    LocalizedText Form,
    TimeView ReceivedAt,
    bool ShowsTitleNote,
    bool IsEmergency,
    IReadOnlyList<LocalizedText> Missing,
    bool HasDocuments,
    IReadOnlyList<FileView> Files)
{
    private const string EffectOfApplication = "§ 81 AufenthG";

    public static ReceiptView Of(ReceiptPage page, PageTexts texts) => new(
        CaseView.Of(page.ApiBase, texts, page.Reference, page.AccessKey),
        texts.Find($"{page.Form.Id}.title"),
        PageNumbers.Time(texts, page.ReceivedAt),
        !page.IsEmergency && page.Form.LegalBasis.Contains(EffectOfApplication, StringComparer.Ordinal),
        page.IsEmergency,
        [.. page.MissingSlots.Select(s => SlotLabel(page.Form, s, texts))],
        page.Form.Documents.Any(d => d.Need is DocumentNeed.Always or DocumentNeed.Conditional),
        []);

    public static ReceiptView Of(SupplementedPage page, PageTexts texts)
    {
        var receipt = new ReceiptPage(
            page.Form, page.Language, page.ApiBase, page.Reference, page.AccessKey, page.ReceivedAt, page.MissingSlots);
        return Of(receipt, texts) with { Files = [.. page.Files.Select(f => FileView.Of(f, page.Form, texts))] };
    }

    public static LocalizedText SlotLabel(FormDefinition form, string slot, PageTexts texts) =>
        form.Documents.FirstOrDefault(d => d.Id == slot) is { } known
            ? known.Title ?? texts.Find($"{known.TextKey}.label")
            : texts.Own(slot);
}

internal sealed record FileView(LocalizedText Slot, string FileName, string Size)
{
    public static FileView Of(ReceivedFile file, FormDefinition form, PageTexts texts) =>
        new(ReceiptView.SlotLabel(form, file.Slot, texts), FileNames.Shown(file.FileName), PageNumbers.Size(texts, file.Bytes));
}
