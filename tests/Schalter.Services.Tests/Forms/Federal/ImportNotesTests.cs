using Schalter.Services.Forms.Federal;

namespace Schalter.Services.Tests.Forms.Federal;

/// <summary>Nothing of a schema may get lost without a word.</summary>
public sealed class ImportNotesTests
{
    [Theory]
    [InlineData("Neue Anschrift auf dem Aufenthaltstitel", "rule R99000003 1.0 Einzug: Der Einzug liegt nicht in der Zukunft.")]
    [InlineData("Seit wann wohnen Sie dort? (F99000002)", "maxValue heute is no date")]
    [InlineData("Allgemeine Angaben", "markup")]
    [InlineData("Angaben zur Person (G99000001)", "rule R99000001 1.0 MindestensEinName")]
    [InlineData("Angaben zur Person (G99000001) › Staatsangehörigkeit (F99000012)", "ISO 3166-1 alpha-3")]
    [InlineData("Angaben zur Person (G99000001) › Augenfarbe (F99000014)", "urn:de:test:augenfarbe_1 as genericode")]
    [InlineData("Angaben zur Person (G99000001) › Augenfarbe (F99000014)", "200 characters")]
    [InlineData("› Neue Anschrift (G99000002) › Zusatz {falls nötig} (F99000022)", "braces")]
    [InlineData("› Neue Anschrift (G99000002) › Zusatz {falls nötig} (F99000022)", "the pattern (?=x)y cannot be used")]
    [InlineData("Kinder, die mit Ihnen umziehen (G99000003) › Geburtsurkunde (F99000031)", "needed only when its group")]
    [InlineData("Kinder, die mit Ihnen umziehen (G99000003) › Weitere Pässe (G99000004)", "once per entry")]
    [InlineData("Kinder, die mit Ihnen umziehen (G99000003)", "very often: 100 entries")]
    [InlineData("Bisherige Unterkunft (G99000005) › Zimmer (F99000041)", "maxValue viele is no number")]
    [InlineData("Bisherige Unterkunft (G99000005) › Fläche in m² (F99000042)", "a limit that cannot be read: minValue: 5")]
    [InlineData("Unterschrift (F99000051)", "object")]
    [InlineData("Kanal (F99000052)", "cannot be read ('eins')")]
    [InlineData("Kanal (F99000052)", "given in advance is left out: online")]
    [InlineData("Nie (F99000053)", "never asked")]
    [InlineData("› Stufe 1 (G99000901)", "nested too deeply")]
    public void OldSchema_TellsWhatItCouldNotTakeOver(string path, string reason) => AssertNoted(ImportedSchemas.Two, path, reason);

    [Theory]
    [InlineData("Verlust des Dokuments (G99000000011)", "rule R99000000011 1.0.0 Diebstahl: Wenn Art = 002")]
    [InlineData("› Was ist geschehen? (F99000000002)", "002 stands there twice; left out: Geraubt")]
    [InlineData("› Was ist geschehen? (F99000000002)", "without code is left out: Ohne Schlüssel")]
    [InlineData("› Wann? (F99000000005)", "no type for datetime")]
    [InlineData("› Gattung (F99000000007)", "cannot be changed by the person and is therefore not asked; its value: eAT")]
    [InlineData("› Verfahren (F99000000008)", "hidden")]
    [InlineData("Anzeige bei der Polizei (G99000000012)", "only one of its members")]
    [InlineData("Zeuginnen und Zeugen (G99000000014)", "without end: 20 entries")]
    [InlineData("Zeuginnen und Zeugen (G99000000014) › Telefon (F99000000031)", "only one can be given")]
    [InlineData("Nachweise (G99000000015) › Bestätigung der Anzeige (F99000000040)", "5000000 bytes")]
    [InlineData("Nachweise (G99000000015) › Bestätigung der Anzeige (F99000000040)", "application/msword")]
    public void NewSchema_TellsWhatItCouldNotTakeOver(string path, string reason) => AssertNoted(ImportedSchemas.Three, path, reason);

    [Fact]
    public void Report_StandsBesideTheForm_WithEveryNoteAndEveryField()
    {
        var folder = Directory.CreateTempSubdirectory("schalter-report-").FullName;
        try
        {
            ImportedSchemas.Three.Save(folder);
            var report = File.ReadAllText(Path.Combine(folder, "forms", "verlustanzeige-aufenthaltstitel.import.md"));
            Assert.All(ImportedSchemas.Three.Notes, note => Assert.Contains($"| {note.Path} | {note.Reason} |", report, StringComparison.Ordinal));
            Assert.All(ImportedSchemas.Three.Fields, field => Assert.Contains($"| `{field.Field}` | {field.FederalId} |", report, StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void AssertNoted(ImportedForm form, string path, string reason) => Assert.Contains(
        form.Notes, n => n.Path.EndsWith(path, StringComparison.Ordinal) && n.Reason.Contains(reason, StringComparison.Ordinal));
}
