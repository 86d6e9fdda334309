using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Schalter.Functions.Emergencies;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Shows a case as a page. Pages with a secret are only ever answered to a POST, so that the key stands in no address.</summary>
public sealed class SubmissionPages(FormVersions forms, EmergencyWords emergencies, HttpAnswers answers, IOptions<IntakeLimits> limits)
{
    private static readonly string[] Closed = ["withdrawn", "decided", "rejected", "purged"];

    public async Task<IResult> StatusAsync(HttpRequest request, SubmissionView view, string accessKey) =>
        HttpAnswers.Page(request, answers.Pages.Status(await ModelAsync(request, view, accessKey)));

    /// <summary>The code of an emergency registration was wrong: the page says so where it was typed. Null where the case is none.</summary>
    public async Task<IResult?> WrongCodeAsync(HttpRequest request, SubmissionView view, string accessKey, string code)
    {
        var model = await ModelAsync(request, view, accessKey);
        return model.Emergency is { } part
            ? HttpAnswers.Page(
                request, answers.Pages.Status(model with { Emergency = part with { WrongCode = code } }), StatusCodes.Status422UnprocessableEntity)
            : null;
    }

    /// <summary>The documents were refused: those that have come are carried on, as no browser fills its file inputs again.</summary>
    public async Task<IResult> SupplyAgainAsync(HttpRequest request, SubmissionView view, SupplyResult.Refused refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        var model = await ModelAsync(request, view, refused.AccessKey!) with
        {
            Errors = refused.Refusal.Errors,
            Drafts = [.. refused.Drafts.Select(d => new ReceivedDraft(d.Slot, d.FileName, d.Bytes, d.Token))],
        };
        return HttpAnswers.Page(request, answers.Pages.SupplyAgain(model), refused.Refusal.Status);
    }

    private async Task<StatusPage> ModelAsync(HttpRequest request, SubmissionView view, string accessKey)
    {
        var isOpen = !Closed.Contains(view.Status);
        var emergency = await emergencies.PartAsync(view, accessKey, answers.LanguageOf(request), request.HttpContext.RequestAborted);
        var documents = view.Documents.Select(d => new DocumentState(
            d.Number, d.Slot, d.FileName, d.Bytes, d.Verdict, d.Reason, d.Scan ?? string.Empty));
        return new(
            await FormOfAsync(request, view), answers.LanguageOf(request), HttpAnswers.ApiBase, view.Reference, accessKey, view.ReceivedAt,
            view.Status, [.. view.Timeline.Select(Entry)], [.. documents], view.MissingDocuments,
            MaySupply: isOpen && emergency is not { IsLive: false }, MayWithdraw: isOpen && emergency is null, FileLimits.Of(limits.Value))
        {
            Emergency = emergency,
            Requested = [.. view.Requests.Where(r => r.Open).Select(r => new RequestedDocument(r.Slot, Text(r.Text, r.Language)))],
        };
    }

    public async Task<IResult> SupplementedAsync(HttpRequest request, SubmissionView view, SupplyResult.Supplied supplied)
    {
        var files = supplied.Files.Select(f => new ReceivedFile(f.Slot, f.FileName, f.Bytes));
        var model = new SupplementedPage(
            await FormOfAsync(request, view), answers.LanguageOf(request), HttpAnswers.ApiBase, supplied.Reference, supplied.AccessKey,
            supplied.ReceivedAt, [.. files], view.MissingDocuments);
        return HttpAnswers.Page(request, answers.Pages.Supplemented(model));
    }

    public IResult Login(HttpRequest request, string? reference, bool failed) => HttpAnswers.Page(
        request, answers.Pages.StatusLogin(new(answers.LanguageOf(request), HttpAnswers.ApiBase, reference, failed)),
        failed ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);

    private static Services.Pages.TimelineEntry Entry(Services.Submissions.TimelineEntry entry) => new(entry.At, entry.Event)
    {
        Notes = [.. entry.Notes.Select(n => new OfficeNote(n.Code, Text(n.Text, n.Language)))],
    };

    private static LocalizedText? Text(string? text, string language) => text is null ? null : new(text, language);

    /// <summary>As it was filled in, with what the office asked for in this case: those places are named by the office.</summary>
    private async Task<FormDefinition> FormOfAsync(HttpRequest request, SubmissionView view) =>
        CaseForm.Of(await forms.GetAsync(view.Form, view.FormVersion, request.HttpContext.RequestAborted), view.Requests);
}
