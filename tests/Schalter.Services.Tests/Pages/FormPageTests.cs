using System.Net;
using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Pages;

public sealed class FormPageTests
{
    private static readonly string New = PageSamples.All("de")["form"];
    private static readonly string Wrong = PageSamples.All("de")["form-wrong"];

    [Fact]
    public void Form_AsksEveryQuestionOnce()
    {
        var names = Html.Tags(New, "input", "select", "textarea").Select(t => (Name: Html.Attribute(t, "name"), Type: Html.Attribute(t, "type")))
            .Where(c => c.Type is not ("radio" or "checkbox")).GroupBy(c => c.Name, StringComparer.Ordinal).ToDictionary(g => g.Key!, g => g.Count());
        var all = Html.Attributes(New, "name").ToHashSet(StringComparer.Ordinal);

        Assert.All(Questions(PageSamples.Employment.Sections.SelectMany(s => s.Fields)), field =>
        {
            Assert.Contains(field.Id.Replace("*", "0", StringComparison.Ordinal), all);
            Assert.True(field.TakesMany || names.GetValueOrDefault(field.Id, 1) == 1, field.Id);
        });
        Assert.All(PageSamples.Employment.Documents, slot => Assert.Contains($"documents.{slot.Id}", all));
    }

    [Fact]
    public void Form_IsPostedWithFilesToItsSubmissions() => Assert.Contains(
        "<form method=\"post\" enctype=\"multipart/form-data\" action=\"/api/submissions/residence-employment?lang=de\"", New, StringComparison.Ordinal);

    [Fact]
    public void BrowserInsists_OnlyOnWhatNoConditionLifts()
    {
        var required = Html.Tags(New, "input", "select", "textarea").Where(t => t.Contains(" required", StringComparison.Ordinal))
            .Select(t => Html.Attribute(t, "name")).ToHashSet(StringComparer.Ordinal);

        Assert.Contains("person.familyName", required);
        Assert.DoesNotContain("representation.basis", required);
        Assert.DoesNotContain(required, n => n!.StartsWith("documents.", StringComparison.Ordinal) || n.StartsWith("family.children.", StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_StandAtTheTopInTheOrderOfThePage_AndLeadToTheirControls()
    {
        var start = Wrong.IndexOf("role=\"alert\"", StringComparison.Ordinal);
        var summary = Wrong[start..Wrong.IndexOf("</ul>", start, StringComparison.Ordinal)];

        Assert.Equal(
            ["#f-person.dateOfBirth", "#f-person.nationalities", "#f-family.children.4.dateOfBirth", "#f-documents.identityDocument"],
            Html.Attributes(summary, "href"));
        Assert.Equal(5, Html.Tags(summary, "li").Count);
        Assert.Contains("<title>Fehler: ", Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_StandAtTheirControlsToo()
    {
        var control = Html.Tags(Wrong, "input").Single(t => Html.Attribute(t, "name") == "person.dateOfBirth");

        Assert.Equal("true", Html.Attribute(control, "aria-invalid"));
        Assert.Contains("f-person.dateOfBirth-error", Html.Attribute(control, "aria-describedby"), StringComparison.Ordinal);
        Assert.Contains("id=\"f-documents.identityDocument-error\"", Wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_AreKeptAsTyped()
    {
        Assert.Equal(PageSamples.Hostile, Value("person.familyName"));
        Assert.Equal("31.02.1990", Value("person.dateOfBirth"));
        Assert.Equal("Öztürk", Value("family.children.4.familyName"));
        Assert.Contains("value=\"TUR\" selected", Wrong, StringComparison.Ordinal);
        Assert.Contains("value=\"UKR\" selected", Wrong, StringComparison.Ordinal);

        static string Value(string name) =>
            WebUtility.HtmlDecode(Html.Attribute(Html.Tags(Wrong, "input").Single(t => Html.Attribute(t, "name") == name), "value")!);
    }

    [Fact]
    public void LongText_KeepsALineBreakAtItsBeginning()
    {
        var contact = PageSamples.Forms.Find("contact")!;
        var field = Questions(contact.Sections.SelectMany(s => s.Fields)).First(f => f.Type == FieldType.LongText);
        var html = PageSamples.Renderer.Form(new(contact, "de", "/api", new([KeyValuePair.Create<string, IReadOnlyList<string>>(field.Id, ["\nA"])]), [], []));

        // browsers drop one line break after the tag
        Assert.Contains(">\n&#xA;A</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Drafts_AreCarriedAndNamed()
    {
        var draft = Html.Tags(Wrong, "input").Single(t => Html.Attribute(t, "name") == "uploads.identityDocument");

        Assert.Equal("token&lt;1&gt;", Html.Attribute(draft, "value"));
        Assert.Equal("checkbox", Html.Attribute(draft, "type"));
        Assert.Contains("gpj.exe</bdi> (1,2 MB)", Wrong, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', Wrong[Wrong.IndexOf("<bdi>", StringComparison.Ordinal)..Wrong.IndexOf("</bdi>", StringComparison.Ordinal)]);
    }

    [Fact]
    public void EntriesOfAGroup_OneIsOpen_FurtherOnesAreFoldedAndGrowWithWhatIsGiven()
    {
        Assert.Contains("family.children.2.familyName", Html.Attributes(New, "name"));
        Assert.DoesNotContain("family.children.3.familyName", Html.Attributes(New, "name"));
        Assert.Contains("family.children.5.familyName", Html.Attributes(Wrong, "name"));
    }

    [Fact]
    public void ConditionalQuestion_SaysWhenItIsMeant() =>
        Assert.Contains("Nur ausfüllen, wenn bei „Wer stellt den Antrag?“ „", WebUtility.HtmlDecode(New), StringComparison.Ordinal);

    private static IEnumerable<FormField> Questions(IEnumerable<FormField> fields) =>
        fields.SelectMany(f => f.Fields.Count > 0 ? Questions(f.Fields) : [f]);
}
