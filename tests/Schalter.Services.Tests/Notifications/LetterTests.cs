using System.Net;
using System.Text.RegularExpressions;
using MimeKit;
using Microsoft.Extensions.Options;
using Schalter.Services.Forms;
using Schalter.Services.Notifications;
using Schalter.Services.Notifications.Letters;
using Schalter.Services.Platform;

namespace Schalter.Services.Tests.Notifications;

/// <summary>Every mail in every language.</summary>
public sealed partial class LetterTests(StorageFixture storage)
{
    private const string Reference = "4F4K-TRTX-CKGC";

    private const string Documents = """
        [{"slot":"identityDocument","reason":"encrypted"},{"slot":"lease"},{"slot":"requested-1","title":"Mietvertrag <neu>","language":"de"}]
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryMail_IsWholeInEveryLanguage()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Mail:SiteUrl", "https://amt.example/"));
        foreach (var language in office.Get<Texts>().Languages)
        {
            foreach (var template in MailKinds.All.Keys)
            {
                await AssertWholeAsync(office, template, language);
            }
        }
    }

    [Fact]
    public async Task EveryTextOfMails_IsFreshInEveryLanguage()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        Assert.DoesNotContain(office.Get<Texts>().Gaps, g => g.Key.StartsWith("mails.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("de", "Montag, 23. November 2026", "08:30 bis 08:45 Uhr")]
    [InlineData("en", "Monday", "08:30 to 08:45")]
    [InlineData("fr", "lundi 23 novembre 2026", "de 08:30 à 08:45")]
    [InlineData("tr", "23 Kasım 2026 Pazartesi", "08:30–08:45")]
    [InlineData("uk", "понеділок, 23 листопада 2026", "08:30–08:45")]
    [InlineData("ar", "الاثنين", "من 08:30 إلى 08:45")]
    public async Task Appointment_IsSaidInOfficeTimeWithItsWeekday(string language, string day, string time)
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var letter = await WriteAsync(office, "appointment-booked", language);

        Assert.Contains(day, letter.Text, StringComparison.Ordinal);
        Assert.Contains(time, letter.Text, StringComparison.Ordinal);
        Assert.Contains("Eberhardstraße 39", letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("documents-needed", "https://amt.example/uk/status/#r=4F4K-TRTX-CKGC&k={0}")]
    [InlineData("appointment-booked", "https://amt.example/uk/appointment/#r=4F4K-TRTX-CKGC&k={0}")]
    [InlineData("confirm-booking", "https://amt.example/uk/appointment/#r=4F4K-TRTX-CKGC&k={0}&do=confirm&c=123456")]
    [InlineData("offer", "https://amt.example/uk/offer/#r=4F4K-TRTX-CKGC&k={0}")]
    public async Task Link_HasTheKeyInItsFragmentAlone_AndBelowIt(string template, string link)
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Mail:SiteUrl", "https://amt.example"));
        Assert.True(ReferenceNumber.TryParse(Reference, out var reference));
        var key = office.Get<AccessKeys>().For(reference);

        var letter = await WriteAsync(office, template, "uk");

        var address = string.Format(null, link, key);
        Assert.Contains($"\n{address}\n", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{address.Replace("&", "&amp;", StringComparison.Ordinal)}\"", letter.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(key, new Uri(address).GetLeftPart(UriPartial.Query), StringComparison.Ordinal);
        Assert.Contains($"{office.Get<Texts>().Get("uk", "mails.access-key")}: {key}\n", letter.Text, StringComparison.Ordinal); // without script it is typed
    }

    /// <summary>Bare in a line from right to left, its parts would change places for whoever types what they see.</summary>
    [Fact]
    public async Task KeyInArabic_RunsFromLeftToRight()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Mail:SiteUrl", "https://amt.example"));
        Assert.True(ReferenceNumber.TryParse(Reference, out var reference));

        var letter = await WriteAsync(office, "documents-needed", "ar");

        Assert.Contains($": \u2068{office.Get<AccessKeys>().For(reference)}\u2069\n", letter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_AreNamedWithWhatIsWrong_InThePersonsLanguage()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var texts = office.Get<Texts>();

        var letter = await WriteAsync(office, "documents-needed", "en");

        Assert.Contains($"- {texts.Get("en", "blocks.documents.identityDocument.label")}\n  {texts.Get("en", "documents.refused.encrypted")}", letter.Text, StringComparison.Ordinal);
        Assert.Contains($"  {texts.Get("en", "mails.missing")}", letter.Text, StringComparison.Ordinal);
        Assert.Contains("- Mietvertrag <neu>", letter.Text, StringComparison.Ordinal);
        Assert.Contains("<li lang=\"de\" dir=\"ltr\"><strong>Mietvertrag &lt;neu&gt;</strong>", letter.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ServiceTheOfficeHasClosedSince_CanStillBeCancelled()
    {
        await using var office = await TestOffice.OpenAsync(storage);

        var letter = await WriteAsync(office, "appointment-cancelled", "de", ("service", "gone"), ("location", "gone"));

        Assert.Contains("Montag, 23. November 2026", letter.Text, StringComparison.Ordinal);
    }

    private static async Task AssertWholeAsync(TestOffice office, string template, string language)
    {
        var letter = await WriteAsync(office, template, language);
        using var written = new MemoryStream();
        using (var message = MailMessage.Of(letter, office.Get<IOptions<MailSettings>>().Value))
        {
            await message.WriteToAsync(written, Stop);
        }

        written.Position = 0;
        using var mail = await MimeMessage.LoadAsync(written, Stop);
        var (where, html, text) = ($"{template} {language}", mail.HtmlBody!, mail.TextBody!);
        var direction = language == "ar" ? "rtl" : "ltr";
        Assert.True(html.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", StringComparison.Ordinal), where);
        Assert.True(html.Contains($"<div lang=\"{language}\" dir=\"{direction}\"", StringComparison.Ordinal), where);
        Assert.False(Left().IsMatch(mail.Subject + html + text), where);
        Assert.DoesNotContain(mail.Subject!, c => c is >= '\u2066' and <= '\u2069');
        Assert.False(Loaded().IsMatch(html), where);
        Assert.True(WebUtility.HtmlDecode(html).Contains(office.Get<Texts>().Get(language, "mails.greeting"), StringComparison.Ordinal), where);
        Assert.Equal(language != "de", text.Contains(office.Get<Texts>().Get(language, "mails.translation"), StringComparison.Ordinal));
        Assert.Empty(mail.Attachments);
        Assert.Equal(letter.Subject, mail.Subject);
    }

    private static Task<Letter> WriteAsync(TestOffice office, string template, string language, params (string Name, string Value)[] changes)
    {
        var form = office.Get<FormCatalogue>().Find("residence-employment")!;
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reference"] = Reference,
            ["form"] = form.Id,
            ["formVersion"] = form.Version,
            ["receivedAt"] = "2026-11-22T11:00:00.0000000+00:00",
            ["documents"] = Documents,
            ["booking"] = Reference,
            ["service"] = "servicepoint",
            ["location"] = "eberhardstrasse",
            ["start"] = "2026-11-23T07:30:00Z",
            ["end"] = "2026-11-23T07:45:00Z",
            ["until"] = "2026-11-22T18:00:00Z",
            ["link"] = "/de/x/#t=1",
            ["code"] = "123456",
            ["week"] = "2026-W48",
            ["overdue"] = "3",
            ["stale"] = "0",
        };
        foreach (var (name, value) in changes)
        {
            values[name] = value;
        }

        return office.Get<LetterWriter>().WriteAsync("id-1", new(template, PostOffice.To, language, values), Stop);
    }

    /// <summary>Placeholders nobody filled.</summary>
    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Left();

    /// <summary>What a mail program would fetch or run.</summary>
    [GeneratedRegex("<(img|script|link|iframe|object|form)|url\\(|@import", RegexOptions.IgnoreCase)]
    private static partial Regex Loaded();
}
