using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Office;

/// <summary>A case from the event to its decision, over HTTP: the office works, the person sees it.</summary>
public sealed class CaseTests(SystemFixture fixture)
{
    private static readonly byte[] Pdf = PdfFile.Sound(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EventLeadsToTheCase_AndItsDocuments()
    {
        var receipt = await RoutedAsync();
        var message = (await fixture.Office.EventsAsync(receipt.Reference))[^1];
        var link = JsonElement.Parse(message.GetProperty("body").GetString()!).GetProperty("data").GetProperty("link").GetString()!;
        var system = await Official.WithRoleAsync(fixture.Counter, "integrator");

        var found = await system.ReadAsync(link["/api/office/".Length..], ("X-Purpose", "taking over"));
        using var file = await system.GetAsync($"cases/{receipt.Reference}/documents/1");
        var handover = await system.ReadAsync($"cases/{receipt.Reference}/documents/handover.json");
        using var summary = await system.GetAsync($"cases/{receipt.Reference}/documents/summary.pdf");

        Assert.Equal(("routed", receipt.Reference), (Text(found, "status"), Text(found, "reference")));
        Assert.StartsWith("Wie ist der Stand?", Text(found.GetProperty("answers"), "enquiry.message"), StringComparison.Ordinal);
        Assert.Equal(Pdf, await file.Content.ReadAsByteArrayAsync(Stop));
        Assert.Equal(("application/pdf", Pdf.Length, "attachment"), (
            file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentLength, file.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("Nachweis ü.pdf", file.Content.Headers.ContentDisposition.FileNameStar);
        Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(Pdf))}\"", file.Headers.ETag!.Tag);
        Assert.Equal(["nosniff"], file.Headers.GetValues("X-Content-Type-Options"));
        Assert.True(file.Headers.CacheControl!.NoStore);
        Assert.Equal(receipt.Reference, Text(handover, "submissionId"));
        Assert.Equal("application/pdf", summary.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("de", "In Bearbeitung", "Wir warten auf die Antwort einer anderen Stelle.", "Diese Seite ist eine Übersetzung", "Die Ausländerbehörde bittet um diese Unterlage.")]
    [InlineData("en", "In progress", "We are waiting for an answer from another authority.", "This page is a translation", "The immigration office asks for this document.")]
    public async Task Person_ReadsStatusNoteAndRequest_InTheirLanguage(string language, string status, string note, string translation, string request)
    {
        var receipt = await RoutedAsync();
        var worker = await Official.WithRoleAsync(fixture.Counter, "case-worker");

        await worker.ChangeAsync(receipt, "status", """{"status":"in-progress","note":{"code":"waiting-for-others","text":"<b>Bundesagentur</b>"}}""");
        await worker.ChangeAsync(receipt, "requests", """{"documents":[{"title":"Mietvertrag <neu>","text":"Alle Seiten"},{"slot":"attachments"}]}""");
        var page = WebUtility.HtmlDecode(await StatusPageAsync(receipt, language));

        Assert.Contains(status, page, StringComparison.Ordinal);
        Assert.Contains(note, page, StringComparison.Ordinal);
        Assert.Contains("<b>Bundesagentur</b>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Bundesagentur</b>", await StatusPageAsync(receipt, language), StringComparison.Ordinal);
        Assert.Equal(2, page.Split(request).Length - 1);
        Assert.Contains("Mietvertrag <neu>", page, StringComparison.Ordinal);
        Assert.Contains("Alle Seiten", page, StringComparison.Ordinal);
        Assert.Contains("name=\"documents.requested-1\"", page, StringComparison.Ordinal);
        Assert.Equal(language == "en", page.Contains(translation, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RequestedDocument_IsSupplied_AndTheCaseGoesOnToItsDecision()
    {
        var receipt = await RoutedAsync();
        var worker = await Official.WithRoleAsync(fixture.Counter, "case-worker");
        (string, string) key = ("Idempotency-Key", Guid.NewGuid().ToString());
        const string Wish = """{"documents":[{"title":"Meldebescheinigung"}]}""";

        await worker.ChangeAsync(receipt, "requests", Wish, key);
        await fixture.Counter.SupplyAsync(receipt, new PostedForm().AddFile("requested-1", "Meldung.pdf", PdfFile.Sound(1)));
        var supplied = await Eventually.GetAsync(() => fixture.Counter.StatusAsync(receipt), v => v.Requests is [{ Open: false }], "the document");
        var repeat = await worker.ChangeAsync(receipt, "requests", Wish, key);
        await worker.ChangeAsync(receipt, "status", """{"status":"decided","note":{"code":"decision-by-post"}}""");
        await worker.ChangeAsync(receipt, "status", """{"status":"decided"}""");
        var accepted = await worker.ChangeAsync(receipt, "accept", "");

        Assert.Equal("routed", supplied.Status);
        Assert.Equal(1, repeat.GetProperty("requests").GetArrayLength());
        Assert.Equal("decided", Text(accepted, "status"));
        Assert.Equal(
            ["received", "validated", "routed", "requested", "supplemented", "decided", "accepted"],
            (await fixture.Counter.StatusAsync(receipt)).Timeline.Select(t => t.Event));
        Assert.Equal(
            ["received", "validated", "routed", "status-changed", "supplemented", "status-changed", "status-changed"],
            await fixture.Office.EventWordsAsync(receipt.Reference, 7));
        using var late = await fixture.Counter.PostAsync(
            $"submissions/{receipt.Reference}/documents", new PostedForm().AddFile("attachments", "a.pdf", [1]).ToContent(), Counter.Key(receipt));
        (await Problem.ReadAsync(late)).Is(409, "submission-closed");
    }

    [Fact]
    public async Task Rejected_WithReasonsThatThePersonReads_AndNothingFollows()
    {
        var receipt = await RoutedAsync();
        var worker = await Official.WithRoleAsync(fixture.Counter, "case-worker");

        await worker.ChangeAsync(receipt, "reject", """{"reasons":[{"code":"not-competent"},{"text":"Zuständig ist Esslingen."}],"reason":"Wohnort"}""");
        var status = await fixture.Counter.StatusAsync(receipt);

        Assert.Equal(("rejected", "rejected"), (status.Status, status.Timeline[^1].Event));
        Assert.Equal(["not-competent", null], status.Timeline[^1].Notes.Select(n => n.Code));
        Assert.Contains("Zuständig ist Esslingen.", WebUtility.HtmlDecode(await StatusPageAsync(receipt, "de")), StringComparison.Ordinal);
        (await worker.RefusedAsync($"cases/{receipt.Reference}/status", """{"status":"decided"}""")).Is(409, "transition-not-allowed");
        (await worker.RefusedAsync($"cases/{receipt.Reference}/requests", """{"documents":[{"slot":"attachments"}]}""")).Is(409, "transition-not-allowed");
    }

    [Theory]
    [InlineData("status", "{", "application/json", 400, "body-malformed")]
    [InlineData("status", "null", "application/json", 400, "body-malformed")]
    [InlineData("status", "[]", "application/json", 400, "body-malformed")]
    [InlineData("status", """{"status":"decided","nots":{}}""", "application/json", 400, "body-malformed")]
    [InlineData("status", """{"status":"decided","status":"in-progress"}""", "application/json", 400, "body-malformed")]
    [InlineData("status", """{"status":"decided","note":{"text":"\ud800"}}""", "application/json", 400, "body-malformed")]
    [InlineData("status", """{"status":"decided"}""", "text/plain", 415, "media-type-unsupported")]
    [InlineData("status", "status=decided", "application/x-www-form-urlencoded", 415, "media-type-unsupported")]
    [InlineData("status", "", "application/json", 422, "request-invalid")]
    [InlineData("reject", "{}", "application/json", 422, "request-invalid")]
    [InlineData("requests", """{"documents":[{"slot":"passport"}]}""", "application/json", 422, "request-invalid")]
    public async Task WrongBody_IsRefusedInWords(string what, string body, string type, int status, string code)
    {
        var receipt = await RoutedAsync();
        var worker = await Official.WithRoleAsync(fixture.Counter, "case-worker");

        (await worker.RefusedAsync($"cases/{receipt.Reference}/{what}", body, type)).Is(status, code);
        Assert.Equal("routed", (await fixture.Counter.StatusAsync(receipt)).Status);
    }

    [Fact]
    public async Task NoteTooLong_AndBodyTooLarge_AreRefused()
    {
        var receipt = await RoutedAsync();
        var worker = await Official.WithRoleAsync(fixture.Counter, "case-worker");
        static string Body(int length) => JsonSerializer.Serialize(new { status = "decided", note = new { text = new string('x', length) } });

        var note = await worker.RefusedAsync($"cases/{receipt.Reference}/status", Body(10_000));
        Assert.Equal((422, "/note/text too-long"), ((int)note.Status, Assert.Single(note.Errors)));
        (await worker.RefusedAsync($"cases/{receipt.Reference}/status", Body(70_000))).Is(413, "body-too-large");
    }

    private async Task<SubmissionReceipt> RoutedAsync()
    {
        var receipt = await fixture.Counter.SubmitAsync("contact", PostedForm.Enquiry().AddFile("attachments", "Nachweis ü.pdf", Pdf));
        await fixture.Counter.UntilAsync(receipt, "routed");
        await fixture.Office.EventWordsAsync(receipt.Reference, 3);
        return receipt;
    }

    private async Task<string> StatusPageAsync(SubmissionReceipt receipt, string language)
    {
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("reference", receipt.Reference), KeyValuePair.Create("accessKey", receipt.AccessKey)]);
        using var response = await fixture.Counter.PostAsync($"status?lang={language}", form, ("Accept", "text/html"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(Stop);
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
