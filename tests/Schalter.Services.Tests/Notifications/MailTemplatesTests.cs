using System.Text;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Notifications.Letters;

namespace Schalter.Services.Tests.Notifications;

/// <summary>What the office may change in mails, and what is refused before anybody gets it.</summary>
public sealed class MailTemplatesTests
{
    private static readonly ContentFiles Packaged = ContentFiles.Read(Path.Combine(AppContext.BaseDirectory, "content"));

    [Fact]
    public void Packaged_IsInOrder() => Assert.NotNull(MailTemplates.Proved(Packaged, Texts.Load(Packaged)));

    [Theory]
    [InlineData("mails/submission-routed.liquid", "{{ 'mails.submission-routed.subject' | subject: reference: mail.reference }}Hallo", "words belong into texts")]
    [InlineData("mails/submission-routed.liquid", "{{ 'mails.reference' | fact: mail.reference }}", "needs a subject")]
    [InlineData("mails/submission-routed.liquid", "{{ 'mails.submission-routed.subject' | subject }}", "asks for {reference}")]
    [InlineData("mails/submission-routed.liquid", "{{ 'mails.none' | subject }}", "There is no German text mails.none")]
    [InlineData("mails/submission-routed.liquid", "{{ 'mails.reference' | fact: mail.name }}", "has no name")]
    [InlineData("mails/submission-routed.liquid", "{{ 'mails.reference' | bold }}", "bold")]
    [InlineData("mails/submission-routed.liquid", "{% if mail.form %}", "endif is missing")]
    [InlineData("mails/appointment-booked.liquid", "{{ mail.place.value.size | point }}{{ 'mails.booking' | subject }}", "Nothing has no value")]
    [InlineData("mails/submission-routed.liquid", "", "change it, but keep it")]
    [InlineData("mails/greeting-card.liquid", "{{ 'mails.greeting' | subject }}", "there is no mail greeting-card")]
    public void MistakeOfAnEditor_IsRefusedAndNamed(string path, string template, string said)
    {
        var content = Packaged.With([new(path, Encoding.UTF8.GetBytes(template))]);

        var refusal = Assert.Throws<ContentException>(() => MailTemplates.Proved(content, Texts.Load(content)));

        Assert.Equal(path, refusal.File);
        Assert.Contains(said, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void BlocksInAnotherOrder_AreTaken()
    {
        const string Template = "{{ 'mails.status-link' | link: mail.link }}{{ 'mails.submission-routed.subject' | subject: reference: mail.reference }}";
        var content = Packaged.With([new("mails/submission-routed.liquid", Encoding.UTF8.GetBytes(Template))]);

        Assert.NotNull(MailTemplates.Proved(content, Texts.Load(content)));
    }
}
