using Schalter.Functions.Tests.Appointments;
using Schalter.Services.Forms;

namespace Schalter.Functions.Tests.Pages;

/// <summary>An appointment from first look to cancelling, on a small phone without and with JavaScript; each page on the way is inspected.</summary>
public sealed class AppointmentPageTests(SystemFixture fixture, ChromiumFixture chromium)
{
    private const string Service = "declaration-of-commitment";

    private static readonly Texts Texts = Texts.Load(Path.Combine(AppContext.BaseDirectory, "content"));

    [Theory]
    [InlineData("de", 2, false)]
    [InlineData("en", 3, true)]
    [InlineData("ar", 4, false)]
    public async Task Appointment_IsFound_Booked_Moved_AndCancelled(string language, int place, bool script)
    {
        string Word(string key) => Texts.Get(language, $"booking.{key}");
        await fixture.SlotsAsync($"appointments/{Service}");
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, language, script);
        await person.OpenAsync($"api/appointments?lang={language}");
        await FollowAsync(person, $".cards a[href*='{Service}/days']");
        await FollowAsync(person, ".cards a[href*='/slots'] >> nth=-1");

        await person.Page.Locator("[name=slot]").Nth(1).CheckAsync();
        await person.PressAsync(Word("times.take"), 201);
        await BookAsync(person, Word("book.submit"));
        Assert.Equal(Word("booked.title"), await person.HeadingAsync());
        var number = await person.Page.Locator(".code").First.InnerTextAsync();

        await person.PressAsync(Word("appointment.see"));
        await person.PressAsync(Word("appointment.move"));
        await person.PressAsync(await person.Page.Locator("button[name=date]").Nth(-2).InnerTextAsync());
        await person.Page.Locator("[name=slot]").Nth(place).CheckAsync(); // the last ones are those that other tests take
        await person.PressAsync(Word("times.move"));
        Assert.Contains(Word("done.moved"), await person.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(number, await person.Page.Locator(".code").First.InnerTextAsync());

        await person.PressAsync(Word("appointment.cancel"));
        await person.PressAsync(Word("cancel.yes"));
        Assert.Equal(Word("cancelled.title"), await person.HeadingAsync());
    }

    /// <summary>The others are on the way above or have a test of their own.</summary>
    [Theory]
    [InlineData("de", $"{Service}/waitlist")]
    [InlineData("ar", "servicepoint/days")]
    public async Task PageBesideTheWay_HasNoBarriers(string language, string page)
    {
        await using var person = await Person.WithPhoneAsync(chromium, fixture.Counter.Address, language);
        await person.OpenAsync($"api/appointments/{page}?lang={language}");
    }

    private static async Task FollowAsync(Person person, string link) =>
        await person.OpenAsync((await person.Page.Locator(link).First.GetAttributeAsync("href"))!.TrimStart('/'));

    /// <summary>A day that does not exist first; the rest need not be typed again.</summary>
    private static async Task BookAsync(Person person, string button)
    {
        await person.FillAsync("person.familyName", "Yılmaz");
        await person.FillAsync("person.dateOfBirth", "31.02.1990");
        await person.FillAsync("email", "ayse@example.org");
        await person.FillAsync("documentNumber", Guid.NewGuid().ToString("N"));
        await person.BeRefusedAsync(button);
        await person.FillAsync("person.dateOfBirth", "28.02.1990");
        await person.PressAsync(button, 201);
    }
}
