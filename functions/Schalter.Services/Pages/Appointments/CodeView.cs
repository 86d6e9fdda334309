using Schalter.Services.Appointments.Bookings;
using Schalter.Services.Forms;
using Schalter.Services.Protection.Proofs;

namespace Schalter.Services.Pages.Appointments;

/// <summary>The code that is mailed to whoever has no script to work on a challenge.</summary>
/// <param name="Action">Where one is asked for.</param>
/// <param name="Email">The question where to send it.</param>
/// <param name="Code">The question what came.</param>
/// <param name="Words">What a script says of a wrong address.</param>
internal sealed record CodeView(string Action, IReadOnlyList<HiddenView> Hidden, FieldView Email, FieldView Code, bool IsSent, string Words)
{
    private const string Codes = "challenge-";

    /// <summary>What went wrong, for the summary above the page.</summary>
    public IReadOnlyList<ErrorView> Errors => [.. from asked in (FieldView[])[Email, Code] from error in asked.Errors select new ErrorView(error, asked.HtmlId)];

    public static CodeView Of(TimesPage page, VisitAddresses addresses, Texts all, PageTexts texts)
    {
        var kept = page.Typed.Values.Where(a => a.Key != RequestProofMail.AddressField);
        List<HiddenView> hidden = [new("action", HoldProof.Name), new("target", page.Times.Schedule.Id), .. HiddenView.Of(new(kept))];
        hidden.AddRange(page.Date is { } day ? [new("date", VisitTimes.Iso(day))] : []);
        var wrong = (page.Refusal?.Errors ?? []).Where(e => e.Field == RequestProofMail.AddressField).Select(e => e.Text(RequestProofMail.Form, all, texts.Language));
        return new(
            addresses.Code,
            hidden,
            Address(page, [.. wrong], texts),
            Field(GivenProof.CodeField, texts.Find("booking.code.label"), [texts.Find("booking.code.hint")], Wrong(page, all, texts), Inputs.Code, page.Code),
            page.IsCodeSent,
            CheckWords.Json(texts));
    }

    private static FieldView Address(TimesPage page, IReadOnlyList<LocalizedText> wrong, PageTexts texts)
    {
        var (name, input) = (RequestProofMail.AddressField, new InputView("text", "email", "email", IsCode: true));
        var field = Field(name, texts.Find("blocks.contact.email.label"), [], wrong, input, page.Typed[name]);
        return field with { Check = CheckView.Of(RequestProofMail.Form.Sections[0].Fields[0], null, texts) };
    }

    private static LocalizedText[] Wrong(TimesPage page, Texts all, PageTexts texts)
    {
        if (page.Refusal?.Code is not { } code || !code.StartsWith(Codes, StringComparison.Ordinal))
        {
            return [];
        }

        var text = ProblemTexts.For(all, texts.Language, code);
        return [code == "challenge-missing" ? texts.Find("booking.code.missing") : text.Detail];
    }

    private static FieldView Field(
        string id, LocalizedText label, IReadOnlyList<LocalizedText> hints, IReadOnlyList<LocalizedText> errors, InputView input, string? value) =>
        new(id, "text", label, hints, errors, Starred: true, Required: true, input, value is null ? [] : [value], [], [], []);
}
