namespace Schalter.Functions.Tests.Notifications;

/// <summary>Who sends something in finds a mail about it, in the language of the page.</summary>
public sealed class MailTests(SystemFixture fixture)
{
    [Fact]
    public async Task Submission_BringsAMailWithItsReferenceAndALinkToIt()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact?lang=uk", PostedForm.Enquiry());

        var mail = await Eventually.GetAsync(
            () => Task.FromResult(fixture.Office.Mails().FirstOrDefault(m => m.MessageId!.StartsWith($"{receipt.Reference}-00000001.", StringComparison.Ordinal))),
            found => found is not null, "the mail");

        Assert.Equal(("ayse@example.org", $"Отримано: {receipt.Reference}"), (mail!.To.ToString(), mail.Subject));
        Assert.Contains($"/uk/status/#r={receipt.Reference}&k={receipt.AccessKey}", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("<html lang=\"uk\" dir=\"ltr\">", mail.HtmlBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_SaysHowMailsAreDoing()
    {
        var (_, health) = await fixture.Counter.HealthAsync();

        Assert.Equal("ok", health.GetProperty("dependencies").GetProperty("mail").GetString());
        Assert.Equal("ok", health.GetProperty("mail").GetProperty("state").GetString());
    }
}
