using System.Text.Json;
using Schalter.Services.Content;
using Schalter.Services.Forms;
using Schalter.Services.Tests.Content;

namespace Schalter.Services.Tests.Forms;

public sealed class ArchivedFormTests
{
    private static readonly ContentFiles Files = ContentFiles.Read(OfficeContent.Root);
    private static readonly Texts Texts = Texts.Load(Files);
    private static readonly FormCatalogue Forms = FormCatalogue.Load(Files, Texts);

    public static TheoryData<string> All => [.. Forms.All.Select(f => f.Id)];

    [Theory, MemberData(nameof(All))]
    public void EveryForm_ComesBackFromTheArchiveAsItWas(string id)
    {
        var form = Forms.Find(id)!;
        var read = Kept(form, Texts).Read();

        Assert.Equal((form.Version, Fields(form)), (read.Version, Fields(read)));
        Assert.Equal(JsonSerializer.Serialize(form.Documents), JsonSerializer.Serialize(read.Documents));
        var then = Texts.Load(ContentFiles.None.With([new("texts/de/x.json", "{}"u8.ToArray())])).For(read);
        Assert.All(Texts.Languages, language => Assert.All(
            form.Sections, s => Assert.Equal(Texts.Find(language, $"{s.TextKey}.title"), then.Find(language, $"{s.TextKey}.title"))));
    }

    [Fact]
    public void WordsOfThen_StandInPlaceOfTodays_AndHintsThatWereNotThereStayAway()
    {
        var form = Forms.Find("contact")!;
        var read = Kept(form, Texts).Read();
        var today = Texts.Load(Files.With([new(OfficeContent.ContactTexts, System.Text.Encoding.UTF8.GetBytes(OfficeContent.Texts(
            OfficeContent.ContactTexts, ("title", "Neu"), ("organisation.hint", "Neuer Hinweis"))))]));

        var then = today.For(read);

        Assert.True(today.Has("contact.organisation.hint") && !Texts.Has("contact.organisation.hint"));
        Assert.Equal(("Kontakt zur Ausländerbehörde", false), (then.Get("de", "contact.title"), then.Has("contact.organisation.hint")));
        Assert.Equal(today.Get("de", "pages.form.error"), then.Get("de", "pages.form.error"));
    }

    [Theory]
    [InlineData("contact.title", true)]
    [InlineData("emergency.title", false)]
    public void Version_ChangesWithTheFormsOwnGermanTexts(string key, bool changes)
    {
        var path = $"texts/de/{key.Split('.')[0]}.json";
        var files = Files.With([new(path, System.Text.Encoding.UTF8.GetBytes(OfficeContent.Texts(path, ("title", "Anders"))))]);
        Assert.Equal(changes, Forms.Find("contact")!.Version != FormCatalogue.Load(files, Texts.Load(files)).Find("contact")!.Version);
    }

    [Fact]
    public void ArchiveThatIsNotWhatItSays_IsRefused()
    {
        var form = Forms.Find("contact")!;
        var kept = Kept(form, Texts) with { Version = "0123456789abcdef" };
        Assert.Contains("is archived as version", Assert.Throws<ContentException>(kept.Read).Reason, StringComparison.Ordinal);
    }

    private static ArchivedForm Kept(FormDefinition form, Texts texts) => JsonSerializer.Deserialize<ArchivedForm>(
        JsonSerializer.Serialize(ArchivedForm.Of(form, Files, texts), JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

    private static string Fields(FormDefinition form) => JsonSerializer.Serialize(form.Sections);
}
