using Microsoft.AspNetCore.Http;
using Schalter.Services.Forms;
using Schalter.Services.Pages;
using Schalter.Services.Platform;

namespace Schalter.Functions.Platform;

/// <summary>Answers in the caller's language: problems as RFC 9457 or as a page, pages with their security headers.</summary>
public sealed class HttpAnswers(Texts texts, PageRenderer pages)
{
    /// <summary>Base of all addresses in pages.</summary>
    public const string ApiBase = "/api";

    private const string ProblemType = "application/problem+json";

    public PageRenderer Pages { get; } = pages;

    public string LanguageOf(HttpRequest request) => request.Language(texts);

    public static IResult Page(HttpRequest request, string html, int status = StatusCodes.Status200OK)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = PageRenderer.ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers.XContentTypeOptions = "nosniff";
        headers["X-Robots-Tag"] = "noindex";
        return new CompressedText(System.Text.Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", status);
    }

    /// <param name="form">The form it is about, for the names of its fields.</param>
    /// <param name="access">Set when the person has proved to know the case.</param>
    public IResult Problem(HttpRequest request, Refusal refusal, FormDefinition? form = null, CaseAccess? access = null) =>
        request.WantsPage()
            ? Page(request, Pages.Problem(new(
                LanguageOf(request), ApiBase, refusal.Status, refusal.Code, refusal.Errors, Details(refusal), form, access)), refusal.Status)
            : ProblemJson(request, refusal, form, []);

    /// <param name="drafts">Documents already received, so that they need not be sent again.</param>
    public IResult ProblemJson(HttpRequest request, Refusal refusal, FormDefinition? form, IReadOnlyList<Services.Submissions.Draft> drafts)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(refusal);
        var language = LanguageOf(request);
        var own = texts.For(form);
        var text = ProblemTexts.For(texts, language, refusal.Code, Details(refusal));
        var errors = refusal.Errors.Select(e => new ProblemError(e.Pointer, e.Code, e.Text(form, own, language).Value));
        var uploads = drafts.GroupBy(d => d.Slot).ToDictionary(g => g.Key, g => g.Select(d => d.Token));
        request.HttpContext.Response.Headers.ContentLanguage = language;
        return Results.Json(
            new ProblemBody(
                $"urn:schalter:problem:{refusal.Code}", text.Title.Value, refusal.Status, text.Detail.Value,
                errors.Any() ? [.. errors] : null, uploads.Count > 0 ? uploads : null),
            Services.Submissions.SubmissionJson.Options,
            ProblemType,
            statusCode: refusal.Status);
    }

    internal static Dictionary<string, string>? Details(Refusal refusal) =>
        refusal.Max is { } max ? new() { ["max"] = max } : null;

    private sealed record ProblemBody(
        string Type, string Title, int Status, string Detail, IReadOnlyList<ProblemError>? Errors,
        IReadOnlyDictionary<string, IEnumerable<string>>? Uploads);

    private sealed record ProblemError(string Pointer, string Code, string Text);
}
