using System.Net;
using NodaTime;
using Schalter.Services.Appointments;
using Schalter.Services.Pages;

namespace Schalter.Services.Tests.Pages;

/// <summary>What pages about appointments offer, and what they carry along.</summary>
public sealed class VisitPageTests
{
    [Fact]
    public void Days_AreLinks_UntilSomethingIsTypedThatNoAddressMayHold()
    {
        var fresh = PageSamples.All("de")["days"];
        var kept = VisitSamples.Renderer.Times(VisitSamples.Times(VisitSamples.Service, "de") with { Date = VisitSamples.Day.PlusDays(1), Typed = VisitSamples.Typed });

        Assert.Contains("href=\"/api/appointments/declaration-of-commitment/slots?lang=de&amp;date=2026-12-01\"", fresh, StringComparison.Ordinal);
        Assert.DoesNotContain("date=2026-12-01", kept, StringComparison.Ordinal);
        Assert.Contains("name=\"date\" value=\"2026-12-01\"", kept, StringComparison.Ordinal);
        Assert.Contains("name=\"email\" value=\"a@example.org\"", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("hreflang", kept, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyList_TellsHowManyDaysAhead_ButNotAtWhatTime()
    {
        var page = WebUtility.HtmlDecode(PageSamples.All("de")["days-none"]);

        Assert.Contains("Neue Termine erscheinen 28 Tage und 5 Tage vorher.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("07:00", page, StringComparison.Ordinal);
        Assert.Contains("/api/appointments/declaration-of-commitment/waitlist?lang=de", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", new[] { 0 }, "Neue Termine erscheinen 0 Tage vorher.")]
    [InlineData("de", new[] { 1 }, "Neue Termine erscheinen 1 Tag vorher.")]
    [InlineData("de", new[] { 14, 3, 1 }, "Neue Termine erscheinen 14 Tage, 3 Tage und 1 Tag vorher.")]
    [InlineData("de", new[] { 14, 14, 7, 3, 1 }, "Neue Termine erscheinen 14 Tage, 7 Tage, 3 Tage und 1 Tag vorher.")]
    [InlineData("uk", new[] { 14, 3, 1 }, "Нові місця з’являються за 14 днів, 3 дні і 1 день наперед.")]
    [InlineData("ar", new[] { 14, 3, 1 }, "تظهر المواعيد الجديدة قبل الموعد بمدة 14 يومًا، 3 أيام ويوم واحد.")]
    public void Release_IsSaidAsPeopleSayIt(string language, int[] ahead, string said)
    {
        var schedule = VisitSamples.Service with { Release = [.. ahead.Select(days => VisitSamples.Service.Release[0] with { DaysAhead = days })] };
        var page = VisitSamples.Renderer.Times(new(language, "/api", new(schedule, []), null, "r"));

        Assert.Contains(said, Html.Text(page), StringComparison.Ordinal);
    }

    /// <summary>A code is entered beside a time: without one there is no place for it.</summary>
    [Fact]
    public void DayWithoutATime_AsksForNoCode()
    {
        var times = VisitSamples.Times(VisitSamples.Protected, "de");
        var taken = VisitSamples.Renderer.Times(times with { Date = VisitSamples.Day.PlusDays(1) });
        var free = VisitSamples.Renderer.Times(times with { Date = VisitSamples.Day });

        Assert.Contains("An diesem Tag ist kein Termin frei.", WebUtility.HtmlDecode(taken), StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"code\"", taken, StringComparison.Ordinal);
        Assert.Contains("id=\"code\"", free, StringComparison.Ordinal);
        Assert.Contains("name=\"proof\"", free, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BookingStatus.Unconfirmed, "panel warning", "Fast fertig: Bitte bestätigen Sie Ihren Termin")]
    [InlineData(BookingStatus.Confirmed, "panel success", "Ihr Termin ist gebucht")]
    public void Receipt_LooksDone_OnlyOnceItIs(BookingStatus status, string panel, string title)
    {
        var page = VisitSamples.Renderer.Booked(new("de", "/api", VisitSamples.Booked(status), PageSamples.Key));
        var head = page[..page.IndexOf("</h1>", StringComparison.Ordinal)];

        Assert.Contains(title, head, StringComparison.Ordinal);
        Assert.Equal(panel, Html.Attribute(Html.Tags(head, "div")[^1], "class"));
    }

    [Fact]
    public void UsedUpCode_IsSaidAtItsField_AndInTheSummary()
    {
        var page = PageSamples.All("de")["times-code"];

        Assert.Contains("<a href=\"#f-proof\">", page, StringComparison.Ordinal);
        Assert.Contains("aria-invalid=\"true\"", page, StringComparison.Ordinal);
        Assert.Equal(5, Html.Tags(page, "input").Count(t => Html.Attribute(t, "type") == "radio"));
    }

    /// <summary>An unconfirmed booking is confirmed before it can move; one that is over cannot be changed at all.</summary>
    [Theory]
    [InlineData(BookingStatus.Unconfirmed, 0, "cancel calendar confirm")]
    [InlineData(BookingStatus.Confirmed, 0, "calendar cancel slots")]
    [InlineData(BookingStatus.Confirmed, 9, "calendar")]
    [InlineData(BookingStatus.Attended, 0, "calendar")]
    public void Appointment_OffersWhatCanBeDone(BookingStatus status, int daysLater, string expected)
    {
        var model = VisitSamples.Appointment("de", status);
        var page = VisitSamples.Renderer.Appointment(model with { Now = model.Now + Duration.FromDays(daysLater) });

        Assert.Equal(
            expected.Split(' ').Order(StringComparer.Ordinal),
            Html.Tags(page, "form").Select(f => Html.Attribute(f, "action")!.Split('?')[0].Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhoHasOnlyTheCode_SeesTheAppointment_AndCanDoNothingElse()
    {
        var page = VisitSamples.Renderer.Appointment(VisitSamples.Appointment("de", BookingStatus.Confirmed) with { AccessKey = null, Done = "confirmed" });

        Assert.Empty(Html.Tags(page, "form"));
        Assert.Contains("4F4K-TRTX-CKGC", page, StringComparison.Ordinal);
    }

    /// <summary>Without the words the script finds no form; the button to another time sends what is wrong as well.</summary>
    [Theory]
    [InlineData("book")]
    [InlineData("join")]
    public void FormForAVisit_IsCheckedByScriptBeforeItIsSent(string name)
    {
        var page = PageSamples.All("de")[name];

        Assert.Contains("date-invalid", Assert.Single(Html.Attributes(page, "data-words")), StringComparison.Ordinal);
        Assert.Contains("data-kind=\"partialDate\" data-required", page, StringComparison.Ordinal);
        Assert.Contains(PageScripts.Asked.Name, page, StringComparison.Ordinal);
    }

    [Fact]
    public void FormSentBack_KeepsWhatWasTyped_AndTheHold()
    {
        var page = PageSamples.All("de")["book"];

        Assert.Contains("name=\"hold\" value=\"hold\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"31.02.1990\"", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"#f-person.dateOfBirth\">", page, StringComparison.Ordinal);
    }
}
