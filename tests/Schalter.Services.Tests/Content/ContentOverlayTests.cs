using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Content;

public sealed class ContentOverlayTests
{
    private const string Label = "enquiry.message.label";
    private const string Form = "forms/test.json";
    private const string FormTexts = "texts/de/test.json";
    private static readonly ContentOverlay Overlay = new(new PackagedContent(
        OfficeContent.Root, Parts(new ServiceCollection().AddForms().AddUploads().AddSubmissions())));

    [Fact]
    public void NothingLaid_IsThePackagedContent()
    {
        var laid = Overlay.Lay([], []);
        Assert.Null(laid.Snapshot.Packaged);
        Assert.Empty(laid.Refused);
    }

    /// <summary>What an editor may get wrong, and what the answer names.</summary>
    [Theory]
    [InlineData("forms/contact.json", "{", "$", "depth")]
    [InlineData("forms/contact.json", """{"audience": "all"}""", "$", "is missing")]
    [InlineData("forms/blocks/person.json", """{"fields": []}""", "forms/", "no field")]
    [InlineData("texts/de/contact.json", """{"title": "Kontakt"}""", "texts/ar/contact.json at $.", "no German text of this key")]
    [InlineData("texts/de/pages.json", """{"form.send": "Los"}""", "texts/ar/pages.json at $.", "no German text of this key")]
    [InlineData("texts/en/contact.json", """{"nope": {"text": "?", "of": "00000000"}}""", "$.nope", "no German text of this key")]
    [InlineData("routing.json", """{"jurisdiction": [], "teams": [null], "priorities": []}""", "$", "null is no rule")]
    [InlineData("routing.json", """{"jurisdiction": [], "teams": [{"team": "a"}], "priorities": [{"priority": "soon", "dueWithinDays": 1}]}""", "$", "no priority")]
    [InlineData("routing.json", """{"jurisdiction": [], "teams": [{"team": "a"}], "priorities": [{"priority": "high", "dueWithinDays": 4000000}]}""", "$", "dueWithinDays")]
    [InlineData("routing.json", "null", "$", "null is no rule")]
    [InlineData("routing.json", "", "$", "is missing")]
    [InlineData("form/contact.json", "{}", "$", "nothing reads")]
    [InlineData("resources.json", "{}", "$", "nothing reads")]
    [InlineData("forms/block/person.json", "{}", "$", "nothing reads")]
    [InlineData("forms/contact.json.bak", "{}", "$", "nothing reads")]
    [InlineData("texts/contact.json", "{}", "$", "nothing reads")]
    [InlineData("forms/Contact.json", "{}", "$", "small letters")]
    [InlineData("forms/o'r.json", "{}", "$", "small letters")]
    [InlineData("routing.json", """{"jurisdiction": [], "teams": [{"team": "a", "when": {"form": ["emergenzy"]}}, {"team": "b"}], "priorities": [{"priority": "high", "dueWithinDays": 4}]}""", "$.teams[0]", "no form emergenzy")]
    [InlineData("routing.json", """{"jurisdiction": [], "teams": [{"team": "b"}], "priorities": [{"priority": "high", "dueWithinDays": 4, "when": {"audience": ["employeer"]}}, {"priority": "high", "dueWithinDays": 4},],}""", "$.priorities[0]", "audience employeer")]
    public void FileWithAMistake_IsRefused_AndThePackagedOneServes(string path, string text, string place, string reason)
    {
        var laid = Overlay.Lay([File(path, text)], []);

        var refused = Assert.Single(laid.Refused);
        Assert.Equal(path, refused.File);
        Assert.Contains(place, refused.Place, StringComparison.Ordinal);
        Assert.Contains(reason, refused.Reason, StringComparison.Ordinal);
        Assert.Equal(Overlay.Lay([], []).Snapshot.Version, laid.Snapshot.Version);
    }

    [Fact]
    public void EmptyText_IsRefused()
    {
        var refused = Assert.Single(Overlay.Lay([File("texts/de/contact.json", OfficeContent.Texts("texts/de/contact.json", ("title", " ")))], []).Refused);
        Assert.Equal(("$.title", "is empty"), (refused.Place, refused.Reason));
    }

    [Fact]
    public void FileInAnotherEncoding_IsRefusedWithItsLine()
    {
        var laid = Overlay.Lay([new("texts/de/contact.json", Encoding.Latin1.GetBytes("{\n\"title\": \"Größe\"}"))], []);
        var refused = Assert.Single(laid.Refused);
        Assert.Equal("line 2", refused.Place);
        Assert.Contains("save the file as UTF-8", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatCodeAsksFor_StaysEvenWhereNoFormNeedsIt()
    {
        using var folder = Folder();
        var laid = folder.Overlay.Lay([File("texts/de/blocks.json", "{}")], []);
        var refused = Assert.Single(laid.Refused);
        Assert.Equal("$['pair.title']", refused.Place);
        Assert.Contains("the counter itself needs this text", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void PlaceholderThatNobodyFills_IsRefused()
    {
        const string Path = "texts/de/pages.json";
        var laid = Overlay.Lay([File(Path, OfficeContent.Texts(Path, ("size.kilobytes", "{size} von {all} KB")))], []);
        Assert.Equal((Path, "$['size.kilobytes']"), (Assert.Single(laid.Refused).File, laid.Refused[0].Place));
    }

    [Fact]
    public void MistakeInOneFile_HoldsBackNoOther()
    {
        var laid = Overlay.Lay(
        [
            File(OfficeContent.Contact, "{"), File("texts/de/emergency.json", OfficeContent.Texts("texts/de/emergency.json", ("title", "Notfall!"))),
            File("forms/enquiry.json", "[]"),
        ], []);

        Assert.Equal([OfficeContent.Contact, "forms/enquiry.json"], laid.Refused.Select(r => r.File));
        Assert.Equal("Notfall!", laid.Snapshot.Get<Texts>().Get("de", "emergency.title"));
    }

    /// <summary>The form is named first, but its new question is right; only the texts are wrong.</summary>
    [Fact]
    public void FileNamedOnlyBecauseOfAnother_IsUsed()
    {
        using var folder = Folder();
        var laid = folder.Overlay.Lay([File(Form, Asking("b", "a")), File(FormTexts, """{"title": "T", "s.title": "S", "s.b.label": "B"}""")], []);

        Assert.Equal(FormTexts, Assert.Single(laid.Refused).File);
        Assert.Equal([Form], laid.Laid.Select(f => f.Path));
    }

    /// <summary>Both are newer than what is in use, and only the older texts go with either form.</summary>
    [Fact]
    public void NewTextsThatLackWhatTheFormAsks_AreRefused_AndTheNewFormIsUsed()
    {
        using var folder = Folder();
        const string Before = """{"title": "T", "s.title": "S", "s.new.label": "N", "s.a.label": "A"}""";
        var laid = folder.Overlay.Lay(
            [File(Form, Asking("new", "a")), File(FormTexts, """{"title": "T", "s.title": "S", "s.a.label": "A"}""")],
            [File(Form, Asking("new")), File(FormTexts, Before)]);

        Assert.Equal(FormTexts, Assert.Single(laid.Refused).File);
        Assert.Equal(["s.new", "s.a"], laid.Snapshot.Get<FormCatalogue>().Find("test")!.Sections[0].Fields.Select(f => f.Id));
    }

    [Fact]
    public void NewestWrong_TheOneBeforeItStays()
    {
        var good = File(OfficeContent.ContactTexts, OfficeContent.Texts(OfficeContent.ContactTexts, (Label, "Was möchten Sie wissen?")));
        var laid = Overlay.Lay([File(OfficeContent.ContactTexts, "{}")], [good]);

        Assert.Equal(OfficeContent.ContactTexts, Assert.Single(laid.Refused).File);
        Assert.Equal("Was möchten Sie wissen?", laid.Snapshot.Get<Texts>().Get("de", $"contact.{Label}"));
    }

    [Fact]
    public void FormTakenAway_StaysWhileAnotherLeadsToIt()
    {
        var laid = Overlay.Lay([File("forms/emergency.json", "")], []);
        Assert.NotNull(laid.Snapshot.Get<FormCatalogue>().Find("emergency"));
        Assert.Contains("there is no form emergency", Assert.Single(laid.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void FormTakenAwayThatNothingLeadsTo_IsGone()
    {
        var rules = OfficeContent.Changed("routing.json", ("\"emergency\"", "\"contact\""));
        var laid = Overlay.Lay(
            [File("forms/emergency.json", ""), File(OfficeContent.Contact, OfficeContent.WithoutEmergency), File("routing.json", rules)], []);
        Assert.Null(laid.Snapshot.Get<FormCatalogue>().Find("emergency"));
        Assert.Empty(laid.Refused);
    }

    private static PackagedFolder Folder() => new();

    private static string Asking(params string[] fields) => $$"""
        {"audience": [], "legalBasis": [], "retention": {"openDays": 1, "afterHandoverDays": 1, "afterWithdrawalDays": 1},
         "routeWhenIncomplete": true, "sections": [{"id": "s", "fields": [{{string.Join(',', fields.Select(f => $$"""{"id": "{{f}}", "type": "text"}"""))}}]}]}
        """;

    private static IEnumerable<ContentPart> Parts(IServiceCollection services) => services.BuildServiceProvider().GetServices<ContentPart>();

    /// <summary>A small content without translations.</summary>
    private sealed class PackagedFolder : IDisposable
    {
        private readonly AContentFolder folder = new();

        public PackagedFolder()
        {
            folder.Write(Form, Asking("a"));
            Overlay = new(new PackagedContent(folder.Root, Parts(new ServiceCollection().AddForms())));
        }

        public ContentOverlay Overlay { get; }

        public void Dispose() => folder.Dispose();
    }

    private static ContentFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
