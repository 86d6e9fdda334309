using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Schalter.Functions.Platform;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Submissions;

/// <summary>Shows a case as a page. Pages with a secret are only ever answered to a POST, so that the key stands in no address.</summary>
public sealed class SubmissionPages(FormCatalogue forms, HttpAnswers answers, IOptions<IntakeLimits> limits)
{
    private static readonly string[] Closed = ["withdrawn", "decided", "rejected", "purged"];

    public IResult Status(HttpRequest request, SubmissionView view, string accessKey)
    {
        var isOpen = !Closed.Contains(view.Status);
        var documents = view.Documents.Select(d => new DocumentState(
            d.Number, d.Slot, d.FileName, d.Bytes, d.Verdict, d.Reason, d.Scan ?? string.Empty));
        var model = new StatusPage(
            FormOf(view), answers.LanguageOf(request), HttpAnswers.ApiBase, view.Reference, accessKey, view.ReceivedAt, view.Status,
            [.. view.Timeline.Select(t => new Services.Pages.TimelineEntry(t.At, t.Event))], [.. documents], view.MissingDocuments,
            MaySupply: isOpen, MayWithdraw: isOpen, limits.Value.FileBytes);
        return HttpAnswers.Page(request, answers.Pages.Status(model));
    }

    public IResult Supplemented(HttpRequest request, SubmissionView view, SupplyResult.Supplied supplied)
    {
        var files = supplied.Files.Select(f => new ReceivedFile(f.Slot, f.FileName, f.Bytes));
        var model = new SupplementedPage(
            FormOf(view), answers.LanguageOf(request), HttpAnswers.ApiBase, supplied.Reference, supplied.AccessKey, supplied.ReceivedAt,
            [.. files], view.MissingDocuments);
        return HttpAnswers.Page(request, answers.Pages.Supplemented(model));
    }

    public IResult Login(HttpRequest request, string? reference, bool failed) => HttpAnswers.Page(
        request, answers.Pages.StatusLogin(new(answers.LanguageOf(request), HttpAnswers.ApiBase, reference, failed)),
        failed ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);

    private FormDefinition FormOf(SubmissionView view) =>
        forms.Find(view.Form) ?? throw new InvalidOperationException($"There is no form {view.Form}.");
}
