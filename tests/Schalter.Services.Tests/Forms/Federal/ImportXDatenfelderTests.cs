using Schalter.Services.Forms;

namespace Schalter.Services.Tests.Forms.Federal;

/// <summary>Schemas of the federal information management, written for these tests after the public standard XDatenfelder.</summary>
public sealed class ImportXDatenfelderTests
{
    private static readonly (FormDefinition Form, Texts Texts) Two = ImportedSchemas.Two.Load();
    private static readonly (FormDefinition Form, Texts Texts) Three = ImportedSchemas.Three.Load();

    [Fact]
    public void Schema_BecomesAForm_NamedAfterIt()
    {
        Assert.Equal(("adressaenderung-eat", "Neue Anschrift auf dem Aufenthaltstitel"), (Two.Form.Id, Two.Texts.Get("de", "adressaenderung-eat.title")));
        Assert.Equal(("verlustanzeige-aufenthaltstitel", "Verlust des Aufenthaltstitels melden"), (Three.Form.Id, Three.Texts.Get("de", "verlustanzeige-aufenthaltstitel.title")));
        Assert.Equal("Für alle, die umgezogen sind.", Two.Texts.Get("de", "adressaenderung-eat.intro"));
        Assert.Equal(["§ 78 AufenthG"], Two.Form.LegalBasis);
        Assert.Equal(["§ 57 AufenthV", "§ 78 AufenthG"], Three.Form.LegalBasis);
    }

    [Fact]
    public void GroupsOfTheFirstLevel_AreSections_AndFieldsBetweenThemToo()
    {
        Assert.Equal(
            ["allgemeineAngaben", "natuerlichePerson", "kind", "bisherigeUnterkunft", "allgemeineAngaben2", "stufe9"], Two.Form.Sections.Select(s => s.Id));
        Assert.Equal(["verlust", "anzeige", "zeuge"], Three.Form.Sections.Select(s => s.Id));
        Assert.Equal("Angaben zur Person", Two.Texts.Get("de", "adressaenderung-eat.natuerlichePerson.title"));
    }

    [Theory]
    [InlineData("allgemeineAngaben.datumDesEinzugs", FieldType.Date, true)]
    [InlineData("natuerlichePerson.familienname", FieldType.Text, true)]
    [InlineData("natuerlichePerson.vorname", FieldType.RepeatedGroup, false)]
    [InlineData("natuerlichePerson.staatsangehoerigkeit", FieldType.Country, true)]
    [InlineData("natuerlichePerson.geschlecht", FieldType.Choice, false)]
    [InlineData("natuerlichePerson.augenfarbe", FieldType.Text, false)]
    [InlineData("natuerlichePerson.anschriftInland", FieldType.Group, false)]
    [InlineData("natuerlichePerson.anschriftInland.strasse", FieldType.Text, true)]
    [InlineData("natuerlichePerson.anschriftInland.zusatz", FieldType.LongText, false)]
    [InlineData("kind.entries", FieldType.RepeatedGroup, false)]
    [InlineData("kind.entries.*.nameDesKindes", FieldType.Text, true)]
    [InlineData("kind.entries.*.staatsangehoerigkeiten", FieldType.Group, false)]
    [InlineData("bisherigeUnterkunft.details", FieldType.Group, false)]
    [InlineData("bisherigeUnterkunft.details.miete", FieldType.Number, true)]
    [InlineData("bisherigeUnterkunft.details.untermiete", FieldType.YesNo, true)]
    [InlineData("allgemeineAngaben2.kanal", FieldType.Text, false)]
    [InlineData("verlust.art", FieldType.Choice, true)]
    [InlineData("verlust.folgen", FieldType.MultiChoice, false)]
    [InlineData("verlust.hergang", FieldType.LongText, false)]
    [InlineData("anzeige.aktenzeichen", FieldType.Text, false)]
    [InlineData("zeuge.entries", FieldType.RepeatedGroup, true)]
    [InlineData("zeuge.entries.*.telefon", FieldType.Text, false)]
    public void Element_HasTheTypeMeant(string id, FieldType type, bool required)
    {
        var field = Field(id);
        Assert.Equal((type, required), (field.Type, field.Required));
    }

    [Fact]
    public void Limits_AreTakenOver_AsJsonAndAsAttributes()
    {
        Assert.Equal("2020-01-01", Field("allgemeineAngaben.datumDesEinzugs").Limits.NotBefore);
        Assert.Equal(120, Field("natuerlichePerson.familienname").Limits.MaxLength);
        Assert.Equal((5, 5), (Field("natuerlichePerson.anschriftInland.postleitzahl").Limits.MinLength, Field("natuerlichePerson.anschriftInland.postleitzahl").Limits.MaxLength));
        Assert.Equal(new FieldLimits(Min: 0, Max: 99999.99m, Decimals: 2), Field("bisherigeUnterkunft.details.miete").Limits);
        Assert.Equal(new FieldLimits(Min: 1, Decimals: 0), Field("bisherigeUnterkunft.details.zimmer").Limits);
        Assert.Equal(100, Field("kind.entries").Limits.MaxItems);
        Assert.Equal(new FieldLimits(MinLength: 10, MaxLength: 4000), Field("verlust.hergang").Limits);
        Assert.Equal(3, Field("verlust.folgen").Limits.MaxItems);
        Assert.Equal(2, Field("natuerlichePerson.fruehereStaatsangehoerigkeit").Limits.MaxItems);
        Assert.Equal(new FieldLimits(), Field("natuerlichePerson.vorname").Limits);
        Assert.Equal("[A-Z0-9/-]+", Field("anzeige.aktenzeichen").Limits.Pattern);
    }

    [Fact]
    public void CodeLists_AreTakenOver_FromTheSchemaAndFromFilesBesideIt()
    {
        Assert.Equal(["m", "w", "d"], Field("natuerlichePerson.geschlecht").Choices);
        Assert.Equal("weiblich", Two.Texts.Get("de", "adressaenderung-eat.natuerlichePerson.geschlecht.choice.w"));
        Assert.Equal(["001", "002", "009"], Field("verlust.art").Choices);
        Assert.Equal("Gestohlen", Three.Texts.Get("de", "verlustanzeige-aufenthaltstitel.verlust.art.choice.002"));
    }

    [Fact]
    public void FixedTexts_StandWhereTheyStood()
    {
        Assert.Equal("Bitte zuerst ummelden.", Two.Texts.Get("de", "adressaenderung-eat.allgemeineAngaben.hint"));
        Assert.Equal("Wie im Pass", Two.Texts.Get("de", "adressaenderung-eat.natuerlichePerson.familienname.hint"));
        Assert.Equal("Einen Diebstahl melden Sie bitte auch der Polizei.", Three.Texts.Get("de", "verlustanzeige-aufenthaltstitel.verlust.hint"));
        Assert.Equal("So genau Sie es wissen.", Three.Texts.Get("de", "verlustanzeige-aufenthaltstitel.verlust.zeitpunkt.hint"));
    }

    [Fact]
    public void Files_ArePlacesForDocuments()
    {
        Assert.Equal(
            [("geburtsurkunde", DocumentNeed.Optional, 20), ("meldebescheinigung", DocumentNeed.Always, 2)],
            Two.Form.Documents.Select(d => (d.Id, d.Need, d.MaxFiles)));
        Assert.Equal([DocumentType.Pdf, DocumentType.Jpeg], Three.Form.Documents[0].Accept);
        Assert.Equal(DocumentNeed.Optional, Three.Form.Documents[1].Need);
    }

    [Fact]
    public void GroupsTooDeepForALanguageOfForms_AreDissolved()
    {
        var deepest = Two.Form.Flat().Last();
        Assert.Equal("stufe9.stufe9.stufe8.stufe7.stufe6.stufe5.stufe4.stufe3.stufe2.stufe1Tiefe", deepest.Id);
        Assert.Equal("Stufe 1: Wie tief?", Two.Texts.Get("de", $"{deepest.TextKey}.label"));
    }

    [Fact]
    public void Fields_AreListedWithTheirFederalNumbers()
    {
        Assert.Equal(Two.Form.Flat().Where(f => f.Fields.Count == 0).Select(f => f.Id), ImportedSchemas.Two.Fields.Where(f => !f.Field.StartsWith("documents.", StringComparison.Ordinal)).Select(f => f.Field));
        Assert.Contains(ImportedSchemas.Two.Fields, f => (f.Field, f.FederalId) == ("natuerlichePerson.vorname.*.value", "F99000011"));
    }

    [Fact]
    public void ImportedForm_ChecksAnswers()
    {
        var answers = AForm.Answers(
            ("verlust.art", "002"), ("verlust.zeitpunkt", "gestern"), ("zeuge.entries.0.name", "Weber"), ("anzeige.aktenzeichen", "klein"));
        var error = Assert.Single(AnswerCheck.Check(Three.Form, answers, AForm.Today).Errors);
        Assert.Equal(("anzeige.aktenzeichen", "format"), (error.Field, error.Code));
    }

    private static FormField Field(string id) => Two.Form.Flat().Concat(Three.Form.Flat()).Single(f => f.Id == id);
}
