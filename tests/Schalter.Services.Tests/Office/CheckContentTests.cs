using Schalter.Services.Forms;
using Schalter.Services.Office;
using Schalter.Services.Pages;
using Schalter.Services.Tests.Forms;
using Schalter.Services.Tests.Pages;

namespace Schalter.Services.Tests.Office;

public sealed class CheckContentTests : IDisposable
{
    private readonly string content = Directory.CreateTempSubdirectory("schalter-content-").FullName;

    public CheckContentTests() => CopiedFolder.Copy(ContentTests.ContentRoot, content);

    public void Dispose() => Directory.Delete(content, recursive: true);

    [Fact]
    public void ContentOfTheOffice_HasNoMistakes()
    {
        var found = CheckContent.Handle(content);
        Assert.Empty(found.Mistakes);
        Assert.Equal(ContentTests.AllForms.Select(f => f.Id), found.Forms);
        Assert.Empty(found.Gaps);
    }

    [Fact]
    public void EveryMistake_IsNamed_NotOnlyTheFirst()
    {
        Change("forms/contact.json", "\"longText\"", "\"lngText\"");
        Change("forms/emergency.json", "\"audience\"", "\"audienc\"");
        Change("routing.json", "\"skilled-worker-fast-track\"", "\"fast-trak\"");
        var found = CheckContent.Handle(content);
        Assert.Equal(3, found.Mistakes.Count);
        Assert.Matches(@"^forms/contact\.json at \$\.sections\[\d\]\.fields\[\d\]\.type: unknown value lngText", found.Mistakes[0]);
        Assert.StartsWith("forms/emergency.json at $.audienc: unknown property", found.Mistakes[1], StringComparison.Ordinal);
        Assert.Equal("routing.json at $.teams[0]: there is no form fast-trak", found.Mistakes[2]);
        Assert.DoesNotContain("contact", found.Forms);
    }

    [Fact]
    public void ChangedGermanText_MakesItsTranslationsStale_AndANewOneHasNone()
    {
        Change("texts/de/contact.json", "{", "{\n  \"news\": \"Neu\",");
        Change("texts/de/emergency.json", "\"title\": \"", "\"title\": \"Neu: ");
        var found = CheckContent.Handle(content);
        Assert.Empty(found.Mistakes);
        Assert.Equal(5, found.Gaps.Count(g => g is { Key: "emergency.title", IsStale: true }));
        Assert.Contains(found.Gaps, g => g is { Key: "contact.news" });
    }

    /// <summary>And what it has written becomes headings, lists and links, on its page as in the notice of every form.</summary>
    [Fact]
    public void TextInBrackets_IsLeftToBeFilledIn_AndALinkIsNot()
    {
        const string Written = "## Kontakt\n[Stelle](mailto:stelle@amt.example)\nTelefon";
        File.WriteAllText(Path.Combine(content, "texts", "de", "site.json"), File.ReadAllText(Path.Combine(content, "texts", "de", "site.json"))
            .Replace("[Die Behörde trägt hier ein: verantwortliche Stelle, Datenschutzbeauftragte und Ihre Rechte (Art. 13 DSGVO).]", Written.Replace("\n", "\\n", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("to fill in: site.imprint.text (de, ar, en, fr, tr, uk)", CheckContent.Handle(content).ToFillIn);
        Assert.DoesNotContain(CheckContent.Handle(content).ToFillIn, line => line.Contains("privacy.text (de", StringComparison.Ordinal));

        var form = new PageRenderer(Texts.Load(content)).Form(PageSamples.Form("de"));
        Assert.Contains("<h3>Kontakt</h3>\n<p><a href=\"mailto:stelle@amt.example\">Stelle</a><br />\nTelefon</p>", form, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFiles_AreMistakes()
    {
        File.Delete(Path.Combine(content, "routing.json"));
        Assert.Equal(["routing.json at $: is missing"], CheckContent.Handle(content).Mistakes);
        Directory.Delete(Path.Combine(content, "texts"), recursive: true);
        Assert.Contains("no content folder", Assert.Single(CheckContent.Handle(content).Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void MistakeInATextFile_IsNamed()
    {
        File.WriteAllText(Path.Combine(content, "texts", "de", "contact.json"), """{"title": 3}""");
        Assert.Equal(["texts/de/contact.json at $.title: must be a text"], CheckContent.Handle(content).Mistakes);
    }

    /// <summary>Changes the first occurrence.</summary>
    private void Change(string path, string from, string to)
    {
        var file = Path.Combine(content, path);
        var text = File.ReadAllText(file);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} has no {from}");
        File.WriteAllText(file, string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));
    }
}
