using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Schalter.Services.Forms;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Platform;

/// <summary>What a request says about who asks and how to answer.</summary>
internal static class Requests
{
    private const string Bearer = "Bearer ";
    private const int SmallFormBytes = 64 * 1024;

    private static readonly FormOptions SmallForm = new()
    {
        BufferBodyLengthLimit = SmallFormBytes,
        MultipartBodyLengthLimit = SmallFormBytes,
        ValueLengthLimit = SmallFormBytes,
        ValueCountLimit = 100,
    };

    /// <summary><c>?lang=</c>, else the best of Accept-Language that we have, else German.</summary>
    public static string Language(this HttpRequest request, Texts texts)
    {
        var wanted = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.Value ?? string.Empty)
            .Prepend(request.Query["lang"].ToString());
        return wanted.Select(w => w.Split('-')[0].ToLowerInvariant()).FirstOrDefault(texts.Languages.Contains) ?? Texts.SourceLanguage;
    }

    /// <summary>Whether a browser asks: it names HTML before JSON, a program does not.</summary>
    public static bool WantsPage(this HttpRequest request)
    {
        var accept = request.GetTypedHeaders().Accept;
        return Quality(accept, "text/html") > Quality(accept, "application/json");
    }

    /// <summary>The access key or token of <c>Authorization: Bearer</c>.</summary>
    public static string? BearerToken(this HttpRequest request) =>
        request.Headers.Authorization.ToString() is { } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    /// <summary>The key that the request brings, in its header or a field of its form; null for none.</summary>
    /// <inheritdoc cref="FormFieldAsync" path="/exception"/>
    public static async Task<string?> AccessKeyAsync(this HttpRequest request, CancellationToken cancellationToken) =>
        request.BearerToken() ?? (await request.FormFieldAsync(SubmissionNames.AccessKeyField, cancellationToken))?.Trim();

    /// <summary>Whether a browser asks that brings no key: it has followed a link, or somebody has typed the address.</summary>
    public static bool LacksKey(this HttpRequest request) => request.BearerToken() is null && request.WantsPage();

    /// <summary>One field of a small form post (key, confirmation); null when the body is none.</summary>
    /// <exception cref="BadHttpRequestException">The body is malformed (400) or larger than such a post can be (413).</exception>
    public static async Task<string?> FormFieldAsync(this HttpRequest request, string name, CancellationToken cancellationToken)
    {
        var form = request.HasFormContentType ? await request.SmallFormAsync(cancellationToken) : null;
        return form is not null && form.TryGetValue(name, out var value) ? value.ToString() : null;
    }

    /// <summary>All fields of a small form post.</summary>
    /// <inheritdoc cref="FormFieldAsync" path="/exception"/>
    public static async Task<Answers> FormAnswersAsync(this HttpRequest request, CancellationToken cancellationToken) =>
        new((await request.SmallFormAsync(cancellationToken)).Select(f => KeyValuePair.Create<string, IReadOnlyList<string>>(
            f.Key, [.. f.Value.OfType<string>()])));

    /// <summary>What was typed into a field, trimmed; null for nothing.</summary>
    public static string? Given(this Answers typed, string field) => string.IsNullOrWhiteSpace(typed[field]) ? null : typed[field]!.Trim();

    private static async Task<IFormCollection> SmallFormAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            throw new BadHttpRequestException("Only a form is read here.", StatusCodes.Status415UnsupportedMediaType);
        }

        try
        {
            return await request.ReadFormAsync(SmallForm, cancellationToken);
        }
        catch (Exception malformed) when (malformed is InvalidDataException || (malformed is IOException and not BadHttpRequestException
            && !cancellationToken.IsCancellationRequested))
        {
            throw new BadHttpRequestException("The form is malformed.", StatusCodes.Status400BadRequest, malformed);
        }
    }

    /// <summary>Only types that are named count: a lone <c>*/*</c> is a program that takes anything.</summary>
    private static double Quality(IList<MediaTypeHeaderValue> accept, string type) => accept
        .Where(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
        .Select(a => a.Quality ?? 1)
        .DefaultIfEmpty(0)
        .Max();
}
