using System.Net;
using System.Text.Json;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Uploads;
using UglyToad.PdfPig;

namespace Schalter.Functions.Tests.Forms;

/// <summary>
/// A ninth procedure, dropped in as files as docs/tutorial-procedure.md says: it works everywhere, and no code knows of it.
/// </summary>
public sealed class NewProcedureTests(NewProcedure procedure) : IClassFixture<NewProcedure>
{
    private static readonly (string, string) Browser = ("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Tutorial_WorksAsItStandsThere()
    {
        Assert.Equal(["forms/address-change.json", "texts/de/address-change.json", "routing.json"], procedure.Tutorial.Written);
        var (exitCode, lastLine, promised) = Assert.Single(procedure.Tutorial.Commands);
        Assert.Equal((0, promised), (exitCode, lastLine));
        Assert.True(procedure.Tutorial.Starts);
    }

    [Fact]
    public async Task AddressesOfTheTutorial_ShowTheForm()
    {
        Assert.Equal(["forms/address-change", "forms"], procedure.Tutorial.Addresses);
        foreach (var address in procedure.Tutorial.Addresses)
        {
            var page = await PageAsync(address);
            Assert.Contains("Neue Anschrift auf dem Aufenthaltstitel", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Catalogue_KnowsIt()
    {
        var forms = JsonElement.Parse(await ReadAsync("forms"));
        Assert.Contains(forms.EnumerateArray(), f => f.GetProperty("id").GetString() == "address-change");
        Assert.Equal(11, forms.GetArrayLength());
    }

    [Fact]
    public async Task Page_AsksItsQuestions_WithoutScript_InThePersonsLanguage()
    {
        var page = await PageAsync("forms/address-change?lang=fr");
        Assert.Contains("action=\"/api/submissions/address-change?lang=fr\"", page, StringComparison.Ordinal);
        Assert.Contains("enctype=\"multipart/form-data\"", page, StringComparison.Ordinal);
        Assert.All(
            ["person.familyName", "address.movedInOn", "move.registered", "move.others.0.familyName", "documents.registrationCertificate"],
            name => Assert.Contains($"name=\"{name}\"", page, StringComparison.Ordinal));
        Assert.Contains("Code postal", page, StringComparison.Ordinal);
        Assert.Contains("Wo haben Sie bisher gewohnt?", page, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", page); // what enhances it is a file, which the policy allows
    }

    [Fact]
    public async Task WrongAnswers_AreRefusedInThePersonsLanguage()
    {
        var wrong = Answers(("address.postalCode", "7017"), ("address.movedInOn", "2026-03-02"), ("move.registeredOn", "2026-03-01"), ("move.formerCity", ""));
        using var response = await procedure.Counter.PostAsync("submissions/address-change?lang=fr", wrong.ToContent());
        var problem = await Problem.ReadAsync(response);

        problem.Is(422, "answers-invalid");
        Assert.Equal(["/address/postalCode format", "/move/formerCity required", "/address/movedInOn must-not-be-after"], problem.Errors);
        Assert.Contains("Le code postal se compose de cinq chiffres.", problem.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SentByABrowser_IsRoutedByItsRule_WithSummaryAndEvents()
    {
        var form = Answers().AddFile("currentResidenceDocument", "eAT.jpg", ImageFile.Jpeg(800, 600)).AddFile("registrationCertificate", "Meldung.pdf", PdfFile.Sound(1));
        using var response = await procedure.Counter.PostAsync("submissions/address-change?lang=de", form.ToContent(), Browser);
        Assert.Equal((HttpStatusCode.Created, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var reference = ReferenceIn(await response.Content.ReadAsStringAsync(Stop));

        var words = await procedure.Office.EventWordsAsync(reference, 3);
        Assert.Equal(["received", "validated", "routed"], words);
        var events = await procedure.Office.EventsAsync(reference);
        Assert.All(events, e => Assert.Equal("address-change", e.GetProperty("properties").GetProperty("form").GetString()));
        Assert.Equal("address-changes", events[^1].GetProperty("properties").GetProperty("team").GetString());

        var handover = await procedure.Office.ReadJsonAsync("cases", $"{reference}/handover.json");
        Assert.Equal(("address-change", "address-changes"), (handover.GetProperty("form").GetString(), handover.GetProperty("team").GetString()));
        using var summary = PdfDocument.Open(await procedure.Office.ReadAsync("cases", $"{reference}/summary.pdf"));
        var text = string.Join(' ', summary.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
        Assert.All(["Neue Anschrift", "bisher gewohnt?", "Esslingen", "Ayşe", reference], said => Assert.Contains(said, text, StringComparison.Ordinal));
    }

    private static string ReferenceIn(string receipt) =>
        receipt.Split(['>', '<', '"', ' ', '\n']).First(word => ReferenceNumber.TryParse(word, out _));

    private static PostedForm Answers(params (string Field, string Value)[] changes)
    {
        (string Field, string Value)[] usual =
        [
            ("person.familyName", "Yılmaz"), ("person.givenNames", "Ayşe"), ("person.dateOfBirth", "31.3.1985"), ("person.placeOfBirth", "İzmir"),
            ("person.nationalities", "TUR"), ("currentResidenceDocument.type", "residencePermit"), ("currentResidenceDocument.number", "YZ1234567"),
            ("currentResidenceDocument.validUntil", "2028-06-30"), ("address.street", "Königstraße"), ("address.houseNumber", "12"),
            ("address.postalCode", "70173"), ("address.city", "Stuttgart"), ("address.movedInOn", "1.3.2026"), ("move.formerCity", "Esslingen"),
            ("move.registered", "true"), ("move.registeredOn", "5.3.2026"), ("move.others.0.familyName", "Yılmaz"),
            ("move.others.0.givenNames", "Can"), ("contact.email", "ayse@example.org"), ("declarations.truthful", "on"),
            ("declarations.privacyNoticeRead", "on"),
        ];
        var form = new PostedForm();
        foreach (var (field, value) in usual.Where(u => changes.All(c => c.Field != u.Field)).Concat(changes))
        {
            form.Add(field, value);
        }

        return form;
    }

    private async Task<string> ReadAsync(string path, params (string Name, string Value)[] headers)
    {
        using var response = await procedure.Counter.GetAsync(path, headers);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await ReadAsync(path, Browser));
}
