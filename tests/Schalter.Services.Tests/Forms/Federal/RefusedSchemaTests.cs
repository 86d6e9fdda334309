using Schalter.Services.Forms.Federal;

namespace Schalter.Services.Tests.Forms.Federal;

/// <summary>Files that no form can be made of: one clear line, no matter how hostile.</summary>
public sealed class RefusedSchemaTests : IDisposable
{
    private const string Two = "urn:xoev-de:fim:standard:xdatenfelder_2";
    private readonly string folder = Directory.CreateTempSubdirectory("schalter-schema-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("%PDF-1.7", "no XML that can be read")]
    [InlineData("<a", "no XML that can be read")]
    [InlineData("""<x xmlns="urn:example"/>""", "not XDatenfelder: its root is x of the namespace 'urn:example'")]
    [InlineData("""<x xmlns="urn:xoev-de:fim:standard:xdatenfelder_4.1"/>""", "XDatenfelder 4.1 is not known; known are 2 and 3.0.0")]
    [InlineData($"""<xdatenfelder.datenfeldgruppe.0103 xmlns="{Two}"/>""", "not a data schema")]
    [InlineData($"""<xdatenfelder.stammdatenschema.0102 xmlns="{Two}"/>""", "not a data schema")]
    [InlineData($"""<xdatenfelder.stammdatenschema.0102 xmlns="{Two}"><stammdatenschema><name>A</name></stammdatenschema></xdatenfelder.stammdatenschema.0102>""", "holds no fields")]
    [InlineData($"""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xdatenfelder.stammdatenschema.0102 xmlns="{Two}">&e;</xdatenfelder.stammdatenschema.0102>""", "DTD is prohibited")]
    public void NoSchema_IsRefusedInOneLine(string content, string reason) => AssertRefused(content, reason);

    [Fact]
    public void SchemaThatOnlyShowsTexts_IsRefused() => AssertRefused(Schema(Field("label", "text")), "nothing that a form can ask");

    [Fact]
    public void GroupsWithoutEnd_AreRefused()
    {
        const string Open = "<struktur><anzahl>1:1</anzahl><enthaelt><datenfeldgruppe><name>G</name>";
        const string Close = "</datenfeldgruppe></enthaelt></struktur>";
        AssertRefused(Schema(string.Concat(Enumerable.Repeat(Open, 5000)) + string.Concat(Enumerable.Repeat(Close, 5000))), "nested more than 64 deep");
    }

    [Theory]
    [InlineData("../geheim"), InlineData("Gross"), InlineData("pages"), InlineData("-a"), InlineData("")]
    public void IdThatIsNone_IsRefused(string id) => AssertRefused(Schema(Field("input", "text")), "cannot be a form's id", id);

    [Fact]
    public void NameWithoutLetters_AsksForAnId()
    {
        AssertRefused(Schema(Field("input", "text"), "42"), "give one with --id");
        Assert.IsType<ImportResult.Imported>(Import(Schema(Field("input", "text"), "42"), "answer"));
    }

    [Fact]
    public void CodeListThatIsNone_IsNamed()
    {
        var lists = Directory.CreateDirectory(Path.Combine(folder, "lists"));
        File.WriteAllText(Path.Combine(lists.FullName, "liste.xml"), "<nothing/>");
        var file = Write(Schema(Field("input", "text")));
        Assert.Equal("liste.xml: not a genericode list", Assert.IsType<ImportResult.Refused>(ImportXDatenfelder.Handle(new(file, "a", lists))).Reason);
    }

    [Fact]
    public void MissingFile_IsNamed() => Assert.Contains(
        "there is no file", Assert.IsType<ImportResult.Refused>(ImportXDatenfelder.Handle(new(new(Path.Combine(folder, "none.xml"))))).Reason, StringComparison.Ordinal);

    /// <summary>Texts of a form of that id would mix with those of the system.</summary>
    [Fact]
    public void IdsOfOtherTexts_AreAllKnown() => Assert.Equal(
        Directory.EnumerateFiles(Path.Combine(ContentTests.ContentRoot, "texts", "de")).Select(f => Path.GetFileNameWithoutExtension(f)!)
            .Except(ContentTests.AllForms.Select(f => f.Id)).Order(StringComparer.Ordinal),
        ImportXDatenfelder.Areas.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Straße und Hausnummer", "strasseUndHausnummer", "strasse-und-hausnummer")]
    [InlineData("1. Élève (m/w/d)", "f1EleveMWD", "eleve-m-w-d")]
    [InlineData("documents", "fdocuments", "documents")]
    [InlineData("Йод", "f", "")]
    public void Names_BecomeIds(string name, string field, string form) =>
        Assert.Equal((field, form), (FieldNames.Camel(name, new HashSet<string>()), FieldNames.Kebab(name)));

    [Fact]
    public void SameName_GetsANumber()
    {
        var taken = new HashSet<string>();
        Assert.Equal(["name", "name2", "name3"], Enumerable.Range(0, 3).Select(_ => FieldNames.Camel("Name", taken)));
    }

    private static string Field(string kind, string type) =>
        $"<struktur><anzahl>1:1</anzahl><enthaelt><datenfeld><name>Feld</name><feldart><code>{kind}</code></feldart><datentyp><code>{type}</code></datentyp></datenfeld></enthaelt></struktur>";

    private static string Schema(string structure, string name = "Antrag") =>
        $"""<xdatenfelder.stammdatenschema.0102 xmlns="{Two}"><stammdatenschema><name>{name}</name>{structure}</stammdatenschema></xdatenfelder.stammdatenschema.0102>""";

    private FileInfo Write(string content)
    {
        var file = Path.Combine(folder, "schema.xml");
        File.WriteAllText(file, content);
        return new(file);
    }

    private ImportResult Import(string content, string? id = null) => ImportXDatenfelder.Handle(new(Write(content), id));

    private void AssertRefused(string content, string reason, string? id = null)
    {
        var said = Assert.IsType<ImportResult.Refused>(Import(content, id)).Reason;
        Assert.Contains(reason, said, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', said);
    }
}
