using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

/// <summary>A person whose form is refused for no fault of its answers gets them back: they are typed on a phone.</summary>
public sealed class SentBackTests(StorageFixture storage)
{
    [Fact]
    public async Task BodyTooLarge_KeepsAnswersAndWhatHadCome()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:RequestBytes", "20000"));
        var form = ASubmission.Enquiry().With("attachments", "a.pdf", ASubmission.Pdf).With("attachments", "b.pdf", new byte[20_000]);

        var refused = Assert.IsType<ReceiveResult.Refused>(await form.SendAsync(office, browser: true));

        Assert.Equal(("body-too-large", "Yılmaz"), (refused.Refusal.Code, refused.Typed["person.familyName"]));
        var draft = Assert.Single(refused.Drafts);
        Assert.Equal("a.pdf", draft.FileName);
        await ASubmission.Enquiry(("uploads.attachments", draft.Token)).AcceptedAsync(office);
    }

    [Fact]
    public async Task MoreFilesThanOneRequestMayBring_AreOneMistakeAmongOthers()
    {
        await using var office = await TestOffice.OpenAsync(storage, ("Limits:Files", "1"));
        var form = ASubmission.Enquiry(("contact.email", ""))
            .With("attachments", "a.pdf", ASubmission.Pdf).With("attachments", "b.pdf", ASubmission.Pdf);

        var refused = Assert.IsType<ReceiveResult.Refused>(await form.SendAsync(office, browser: true));

        Assert.Equal(["too-many-files-together", "required"], refused.Refusal.Errors.Select(e => e.Code));
        Assert.Equal("a.pdf", Assert.Single(refused.Drafts).FileName);
    }

    /// <summary>Which of them are meant the person says on the page, where each is ticked.</summary>
    [Fact]
    public async Task TooManyForOnePlace_ComeBackToo()
    {
        await using var office = await TestOffice.OpenAsync(storage);
        var form = ASubmission.Enquiry();
        for (var i = 0; i < 6; i++)
        {
            form.With("attachments", $"{i}.pdf", ASubmission.Pdf);
        }

        form.With("powerOfAttorney", "a.pdf", ASubmission.Pdf);
        var refused = Assert.IsType<ReceiveResult.Refused>(await form.SendAsync(office, browser: true));
        Assert.Equal(6, refused.Drafts.Count(d => d.Slot == "attachments"));
        Assert.Single(refused.Drafts, d => d.Slot == "powerOfAttorney");
    }
}
