using System.Globalization;
using Schalter.Services.Appointments.Staff;
using Schalter.Services.Forms;

namespace Schalter.Services.Pages;

/// <summary>The list of a day at the counters, to be printed and ticked by hand.</summary>
public sealed record DayPage(string Language, string ApiBase, DayList Day);

/// <summary>The same, ready for the template: one sheet per service and location.</summary>
internal sealed record DaySheetView(LocalizedText Title, TimeView At, IReadOnlyList<SheetView> Sheets)
{
    public static DaySheetView Of(DayPage page, PageTexts texts)
    {
        var date = DateOnly.ParseExact(page.Day.Date, "O", CultureInfo.InvariantCulture).ToString("D", texts.Culture);
        var sheets = page.Day.Services
            .SelectMany(s => s.Places.GroupBy(
                p => p.Location, (location, places) => SheetView.Of(s.Service, location, [.. places], date, texts)));
        return new(texts.Find("pages.day.title", ("date", date)), PageNumbers.Time(texts, page.Day.At), [.. sheets]);
    }
}

/// <param name="Id">Of its heading.</param>
/// <param name="Heading">Stands above the table on every printed page.</param>
internal sealed record SheetView(
    string Id, LocalizedText Service, LocalizedText Location, string Heading, string Count, IReadOnlyList<SheetRow> Rows)
{
    public static SheetView Of(string service, string location, IReadOnlyList<BookingDetails> places, string date, PageTexts texts)
    {
        var (title, name) = (texts.Find($"appointments.{service}.title"), texts.Find($"appointments.{service}.location.{location}"));
        var booked = places.Count(p => p.Booking is not null).ToString(texts.Culture);
        return new(
            $"{service}-{location}", title, name, $"{title.Value}, {date}",
            texts.Get("pages.day.count", ("booked", booked), ("places", places.Count.ToString(texts.Culture))),
            [.. places.Select(p => SheetRow.Of(p, texts))]);
    }
}

/// <param name="IsExpected">Somebody may come: there is something to tick.</param>
internal sealed record SheetRow(
    string Start, string End, string Counter, string? FamilyName, string? GivenNames, string? Born, string? Document, string? Case,
    string? Booking, string? Language, string? LanguageName,
    LocalizedText State, bool IsExpected)
{
    public static SheetRow Of(BookingDetails place, PageTexts texts) => new(
        Time(place.Start), Time(place.End), place.Counter.ToString(CultureInfo.InvariantCulture), place.FamilyName, place.GivenNames,
        place.DateOfBirth, place.DocumentNumber, place.CaseReference, place.Booking, place.Language,
        place.Language is { } language ? CultureInfo.GetCultureInfo(language).NativeName : null,
        texts.FirstOf($"pages.day.state.{place.State}", "pages.day.state.booked"), place.Booking is not null);

    private static string Time(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}
