using System.Text.Json;
using Schalter.Services.Events;
using Schalter.Services.Forms;
using Schalter.Services.Pages;

namespace Schalter.Services.Notifications.Letters;

/// <summary>A document that a mail about a case speaks of.</summary>
/// <param name="Reason">Code of why it was refused, or <c>infected</c>; null when it is missing or asked for.</param>
/// <param name="Title">What it is in the office's words, when the form has no name for it.</param>
/// <param name="Language">Of the title.</param>
public sealed record MailDocument(string Slot, string? Reason = null, string? Title = null, string? Language = null);

/// <summary>Makes what a template sees of the values that a mail was committed with.</summary>
public sealed class LetterReader(FormVersions forms, LetterLinks links)
{
    internal async Task<object> ReadAsync(EventMail mail, Texts all, CancellationToken cancellationToken) => MailKinds.All[mail.Template] switch
    {
        MailKind.Case => await CaseAsync(mail, all, cancellationToken),
        MailKind.Appointment => Appointment(mail, new(all, mail.Language)),
        MailKind.Emergency => Emergency(mail, new(all, mail.Language)),
        MailKind.Draw => Draw(mail, new(all, mail.Language)),
        MailKind.Report => new ReportLetter(mail.Values["week"], mail.Values["overdue"], mail.Values["stale"], mail.Values["link"]),
        _ => Address(mail, new(all, mail.Language)),
    };

    private async Task<CaseLetter> CaseAsync(EventMail mail, Texts all, CancellationToken cancellationToken)
    {
        var form = await forms.GetAsync(mail.Values["form"], mail.Values["formVersion"], cancellationToken);
        var texts = new PageTexts(all.For(form), mail.Language);
        var documents = mail.Values.TryGetValue("documents", out var list)
            ? JsonSerializer.Deserialize<List<MailDocument>>(list, JsonSerializerOptions.Web)!
            : [];
        return new(
            mail.Values["reference"], texts.Optional($"{form.Id}.title"),
            PageNumbers.Time(texts, LetterTimes.Read(mail.Values["receivedAt"])).Text,
            [.. documents.Select(d => new DocumentLine(NameOf(d, form, texts), ReasonOf(d, texts)))],
            links.ToCase(mail.Values["reference"], texts.Language));
    }

    private AppointmentLetter Appointment(EventMail mail, PageTexts texts)
    {
        var values = mail.Values;
        var (start, end) = (LetterTimes.Read(values["start"]), LetterTimes.Read(values["end"]));
        var service = $"appointments.{values["service"]}";

        // A service that the office has closed since still has bookings to cancel: what has no name any more is left out.
        return new(
            values["booking"], texts.Optional($"{service}.title"), texts.Optional($"{service}.description"),
            values.TryGetValue("location", out var location) ? texts.Optional($"{service}.location.{location}") : null,
            LetterTimes.Day(start, texts), LetterTimes.Span(start, end, texts),
            values.GetValueOrDefault("code"), Until(values, texts),
            links.ToAppointment(values["booking"], texts.Language, mail.Template, values.GetValueOrDefault("code")));
    }

    private EmergencyLetter Emergency(EventMail mail, PageTexts texts) => new(
        mail.Values["reference"], mail.Values.GetValueOrDefault("code"), Until(mail.Values, texts),
        mail.Values.TryGetValue("reason", out var reason) ? texts.Optional($"emergencies.reason.{reason}") : null,
        links.ToCase(mail.Values["reference"], texts.Language));

    private DrawLetter Draw(EventMail mail, PageTexts texts) => new(
        mail.Values["reference"], texts.Optional($"appointments.{mail.Values["service"]}.title"),
        links.ToAppointment(mail.Values["reference"], texts.Language, MailKinds.DrawOffer, code: null));

    private AddressLetter Address(EventMail mail, PageTexts texts) => new(
        mail.Values.TryGetValue("link", out var link) ? links.Whole(link) : null, mail.Values.GetValueOrDefault("code"), Until(mail.Values, texts));

    private static string? Until(IReadOnlyDictionary<string, string> values, PageTexts texts) =>
        values.TryGetValue("until", out var until) ? LetterTimes.Moment(LetterTimes.Read(until), texts) : null;

    private static LocalizedText NameOf(MailDocument document, FormDefinition form, PageTexts texts) => document.Title is { } title
        ? new(title, document.Language ?? Texts.SourceLanguage)
        : ReceiptView.SlotLabel(form, document.Slot, texts);

    private static LocalizedText? ReasonOf(MailDocument document, PageTexts texts) =>
        document.Reason is { } reason ? texts.FirstOf($"documents.refused.{reason}", "documents.refused.unreadable") : null;
}
