using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Schalter.Functions.Tests.Appointments;
using Schalter.Functions.Tests.Office;
using Schalter.Functions.Tests.Pages;
using Schalter.Services.Submissions;
using Schalter.Services.Tests.Uploads;

namespace Schalter.Functions.Tests.Emergencies;

/// <summary>Registering for an emergency appointment over HTTP, by program and by page.</summary>
public sealed partial class EmergencyTests(SystemFixture system, ChromiumFixture chromium)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registration_CountsByTheMailedCode_StandsOnTheOfficesList_AndIsRejectedWithItsReason()
    {
        var name = Name();
        var (receipt, code) = await RegisterAsync(name);
        var path = $"emergencies/{receipt.Reference}";
        using var wrong = await system.Counter.PostAsync($"{path}/verify", JsonContent.Create(new { code = receipt.Reference }));
        using var verified = await system.Counter.PostAsync($"{path}/verify", JsonContent.Create(new { code = code.ToLowerInvariant() }));
        var (again, secondCode) = await RegisterAsync(name.ToUpperInvariant());
        using var second = await system.Counter.PostAsync($"emergencies/{again.Reference}/verify", Visits.Form(("code", secondCode)));
        using var early = await system.Counter.PostAsync($"{path}/confirm", Visits.Form(("accessKey", receipt.AccessKey)));
        using var stranger = await system.Counter.GetAsync(path, ("Authorization", "Bearer 1.AAAAAAAAAAAAAAAAAAAAAA"));

        Assert.Equal($"/api/{path}", receipt.StatusUrl);
        (await Problem.ReadAsync(wrong)).Is(404, "emergency-unknown");
        Assert.Equal("checked", Visits.Text(await verified.Content.ReadFromJsonAsync<JsonElement>(Stop), "status"));
        (await Problem.ReadAsync(second)).Is(409, "already-registered");
        (await Problem.ReadAsync(early)).Is(410, "offer-over");
        (await Problem.ReadAsync(stranger)).Is(404, "emergency-unknown");
        await RejectAsync(receipt, name);
    }

    /// <summary>With a phone and no script: from the form by the status page to the line, and out of it.</summary>
    [Theory]
    [InlineData("ar", "إرسال الاستمارة", "عرض الحالة", "إرسال الرمز", "أنتم في الدور", "إلغاء التسجيل وترك المكان", "تم إلغاء التسجيل")]
    public async Task Registration_ByPage_IsConfirmedByTheCode_AndLetGo(
        string language, string register, string show, string send, string waiting, string leave, string left)
    {
        await using var person = await Person.WithPhoneAsync(chromium, system.Counter.Address, language);
        await FillInAsync(person, language);
        await person.PressAsync(register, 201);
        var (reference, key) = (await person.Page.Locator(".code").First.InnerTextAsync(), await person.Page.Locator(".code").Last.InnerTextAsync());
        var code = await CodeAsync(reference);
        await person.OpenAsync($"api/emergencies/{reference}?lang={language}");
        await person.Page.Locator("#accessKey").FillAsync(key);
        await person.PressAsync(show);
        await person.Page.Locator("#code").FillAsync("F3KM-7QXD-RT9W");
        await person.PressAsync(send, 422);
        Assert.Equal("F3KM-7QXD-RT9W", await person.Page.Locator("#code").InputValueAsync());
        Assert.Equal("code", await person.Page.EvaluateAsync<string>("document.activeElement.id"));
        await person.Page.Locator("#code").FillAsync($" {code.ToLowerInvariant()} ");

        await person.PressAsync(send);
        Assert.Contains(waiting, await person.TextAsync(), StringComparison.Ordinal);
        await person.PressAsync(leave);
        Assert.Contains(left, await person.TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Registered by phone and confirmed on the computer where the mail is read; the phone shows it by itself.</summary>
    [Fact]
    public async Task Registration_ByPage_ShowsThePlaceInLine_WithoutAReload()
    {
        await using var person = await Person.WithPhoneAsync(chromium, system.Counter.Address, "en", script: true);
        await person.Page.Clock.InstallAsync();
        await FillInAsync(person, "en");
        await person.PressAsync("Send the form", 201);
        var reference = await person.Page.Locator(".code").First.InnerTextAsync();
        var code = await CodeAsync(reference);
        await person.PressAsync("See the status");
        Assert.Equal(1, await person.Page.Locator("#code").CountAsync());

        using var verified = await system.Counter.PostAsync($"emergencies/{reference}/verify", JsonContent.Create(new { code }));
        Assert.Equal(HttpStatusCode.OK, verified.StatusCode);
        await person.Page.Clock.FastForwardAsync(16_000);
        await person.Page.GetByText("Waiting before you").WaitForAsync();
        Assert.Equal(0, await person.Page.Locator("#code").CountAsync());
    }

    [Fact]
    public async Task WhoIsNotEligible_IsToldTheRightWay_InTheirLanguage()
    {
        var posted = Form(Name(), DateTime.UtcNow.AddDays(30));
        using var refused = await system.Counter.PostAsync("emergencies?lang=en", posted.ToContent());

        var problem = await Problem.ReadAsync(refused);
        problem.Is(422, "answers-invalid");
        Assert.Equal(["/currentResidenceDocument/validUntil date-too-late"], problem.Errors);
        Assert.Contains("apply for the extension now", problem.Body, StringComparison.Ordinal);
    }

    /// <summary>What staff do; then the person reads why.</summary>
    private async Task RejectAsync(SubmissionReceipt receipt, string name)
    {
        var worker = await Official.WithRoleAsync(system.Counter, "case-worker");
        var list = await worker.ReadAsync("emergencies?service=emergency", ("X-Purpose", "morning list"));
        var waiting = list.GetProperty("waiting").EnumerateArray().Single(e => Visits.Text(e, "emergency") == receipt.Reference);
        using var proof = await worker.GetAsync(Visits.Text(waiting, "case")["/api/office/".Length..] + "/documents/1");
        (await worker.RefusedAsync($"emergencies/{receipt.Reference}/check-in", "")).Is(409, "emergency-not-expected");
        (await worker.RefusedAsync($"emergencies/{receipt.Reference}/reject", """{ "code": "because" }""")).Is(422, "request-invalid");
        var rejected = await worker.DoneAsync(HttpMethod.Post, $"emergencies/{receipt.Reference}/reject", """{ "code": "not-competent", "reason": "lives elsewhere" }""");
        using var page = await system.Counter.PostAsync(
            "status?lang=de", Visits.Form(("reference", receipt.Reference), ("accessKey", receipt.AccessKey)), ("Accept", "text/html"));

        Assert.Equal(name, Visits.Text(waiting, "familyName"));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (proof.StatusCode, proof.Content.Headers.ContentType?.MediaType));
        Assert.Equal(("rejected", "not-competent"), (Visits.Text(rejected, "status"), Visits.Text(rejected, "reason")));
        Assert.Contains("eine andere Ausländerbehörde zuständig", await page.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    /// <summary>Sends the form with its proof, and waits for the mail with the code.</summary>
    private async Task<(SubmissionReceipt Receipt, string Code)> RegisterAsync(string name)
    {
        using var response = await system.Counter.PostAsync("emergencies", Form(name, DateTime.UtcNow.AddDays(2)).ToContent());
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var receipt = (await response.Content.ReadFromJsonAsync<SubmissionReceipt>(SubmissionJson.Options, Stop))!;
        return (receipt, await CodeAsync(receipt.Reference));
    }

    private async Task<string> CodeAsync(string reference)
    {
        var code = await Eventually.GetAsync(
            () => Task.FromResult(system.Office.Mails().Where(m => m.Subject!.Contains(reference, StringComparison.Ordinal))
                .SelectMany(m => Reference().Matches(m.TextBody!)).Select(m => m.Value).FirstOrDefault(code => code != reference)),
            found => found is not null, "the mail with the code");
        return code!;
    }

    private static async Task FillInAsync(Person person, string language)
    {
        await person.OpenAsync($"api/forms/emergency?lang={language}");
        await person.FillAsync(new([.. Answers(Name(), DateTime.UtcNow.AddDays(2)).Select(a => KeyValuePair.Create<string, IReadOnlyList<string>>(a.Field, [a.Value]))]));
        await person.ChooseFileAsync("currentResidenceDocument", "card.pdf", PdfFile.Sound(1));
    }

    internal static PostedForm Form(string name, DateTime until) => Answers(name, until)
        .Aggregate(new PostedForm(), (form, answer) => form.Add(answer.Field, answer.Value))
        .AddFile("currentResidenceDocument", "card.pdf", PdfFile.Sound(1));

    private static (string Field, string Value)[] Answers(string name, DateTime until) =>
    [
        ("application.submittedBy", "self"), ("person.familyName", name), ("person.givenNames", "Elif"), ("person.dateOfBirth", "01.02.1998"),
        ("person.nationalities", "TUR"), ("contact.email", $"{Guid.NewGuid():N}@example.org"), ("currentResidenceDocument.type", "fictionCertificate"),
        ("currentResidenceDocument.validUntil", $"{until:dd.MM.yyyy}"), ("declarations.truthful", "on"), ("declarations.privacyNoticeRead", "on"),
    ];

    private static string Name() => string.Concat(Guid.NewGuid().ToString("N").Select(c => (char)('a' + Convert.ToInt32($"{c}", 16))));

    [GeneratedRegex("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Reference();
}
