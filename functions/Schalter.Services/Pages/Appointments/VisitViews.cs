using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments;
using Schalter.Services.Forms;
using Schalter.Services.Platform;

namespace Schalter.Services.Pages.Appointments;

/// <summary>A field that travels unseen: what a later step needs and no address may hold.</summary>
internal sealed record HiddenView(string Name, string Value)
{
    public static IReadOnlyList<HiddenView> Of(Answers answers) =>
        [.. answers.Values.SelectMany(a => a.Value.Select(v => new HiddenView(a.Key, v))).Where(h => h.Value.Length > 0)];
}

/// <summary>Which appointment: for what, when and where.</summary>
/// <param name="About">What to bring, as the service says.</param>
internal sealed record VisitView(LocalizedText Service, LocalizedText About, LocalizedText Place, LocalizedText When, string Machine)
{
    public static VisitView Of(PlaceKey key, Instant end, PageTexts texts)
    {
        var (service, start) = ($"appointments.{key.Day.Service}", OfficeTime.At(key.Start.ToDateTimeOffset()));
        return new(
            texts.Find($"{service}.title"),
            texts.Find($"{service}.description"),
            texts.Find($"{service}.location.{key.Location}"),
            texts.Find("booking.visit.time", ("date", VisitTimes.Day(key.Day.Date, texts)), ("start", VisitTimes.Clock(key.Start)), ("end", VisitTimes.Clock(end))),
            start.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
    }
}

/// <summary>Days and times as people read them at the counter.</summary>
internal static class VisitTimes
{
    public static string Day(LocalDate day, PageTexts texts) => day.ToDateOnly().ToString("D", texts.Culture);

    public static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    /// <summary>Day and time of day.</summary>
    public static LocalizedText Moment(Instant moment, PageTexts texts) =>
        texts.Find("booking.visit.moment", ("date", Day(moment.InZone(OfficeTime.Zone).Date, texts)), ("time", Clock(moment)));

    public static string Clock(Instant moment) => OfficeTime.At(moment.ToDateTimeOffset()).ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>Why the last step did not succeed, above what can be done now.</summary>
internal sealed record RefusalView(LocalizedText Title, LocalizedText Detail, LocalizedText Next)
{
    public static RefusalView? Of(Refusal? refusal, Texts all, PageTexts texts)
    {
        if (refusal is null)
        {
            return null;
        }

        var text = ProblemTexts.For(all, texts.Language, refusal.Code, refusal.Max is { } max ? new Dictionary<string, string> { ["max"] = max } : null);
        return new(text.Title, text.Detail, text.Next);
    }
}

/// <summary>The questions of a form with what was answered and what is wrong.</summary>
/// <param name="Words">What a script says of wrong answers.</param>
internal sealed record AskedView(IReadOnlyList<ErrorView> Errors, IReadOnlyList<SectionView> Sections, string Words)
{
    public static AskedView Of(FormDefinition form, Answers values, Refusal? refusal, Texts all, PageTexts texts)
    {
        var errors = new ErrorBook(refusal?.Errors ?? [], e => e.Text(form, all, texts.Language));
        var conditions = new ConditionWords(form, all, texts);
        var fields = new FieldViews(all, texts, values, errors, conditions);
        IReadOnlyList<SectionView> sections = [.. form.Sections.Select(s => SectionView.Of(s, texts, conditions, fields))];
        return new(errors.Summary(), sections, CheckWords.Json(texts));
    }
}

/// <summary>Addresses of the pages about appointments.</summary>
internal sealed record VisitAddresses(string ApiBase, string Language)
{
    public string Services => Of("appointments");

    /// <summary>One address for all bookings, so that reference and key can come as fields of a plain form.</summary>
    public string Appointment => Of("appointment");

    /// <inheritdoc cref="Appointment"/>
    public string Offer => Of("offer");

    public string Code => Of("challenge/mail");

    /// <param name="verb"><c>days</c>, <c>slots</c>, <c>holds</c>, <c>bookings</c>, <c>waitlist</c>.</param>
    public string Service(string service, string verb) => Of($"appointments/{service}/{verb}");

    /// <param name="verb"><c>move</c>, <c>cancel</c>, <c>confirm</c>, <c>calendar</c>.</param>
    public string Booking(string booking, string verb) => Of($"bookings/{Uri.EscapeDataString(booking)}/{verb}");

    /// <param name="verb"><c>accept</c>, <c>decline</c>.</param>
    public string Entry(string entry, string verb) => Of($"waitlist/{Uri.EscapeDataString(entry)}/{verb}");

    private string Of(string path) => $"{ApiBase}/{path}?lang={Language}";
}
