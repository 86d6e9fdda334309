using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Schalter.Services.Forms;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Platform;

/// <summary>Reads small JSON bodies strictly, and writes answers.</summary>
internal static class JsonBodies
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxDepth = 8;

    /// <summary>A misspelt member must not be taken for one that was left out.</summary>
    private static readonly JsonSerializerOptions Strict = new(SubmissionJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    /// <summary>Reads a body of at most 64 KiB; an empty one is an empty object.</summary>
    public static async Task<Answer<T>> BodyAsync<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var body = await BytesAsync(request.Body, MaxBytes, cancellationToken);
        if (body is null)
        {
            return new(Refusal.TooLarge("body-too-large", MaxBytes));
        }

        if (body.Length > 0 && !request.HasJsonContentType())
        {
            return new(new Refusal("media-type-unsupported", 415));
        }

        try
        {
            return JsonSerializer.Deserialize<T>(body.Length == 0 ? "{}"u8 : body, Strict) is { } read ? new(read) : new(Malformed);
        }
        catch (JsonException)
        {
            return new(Malformed);
        }
    }

    /// <summary>A file of the content, unread: its own reader judges it.</summary>
    /// <param name="type">Its media type.</param>
    /// <param name="maxBytes">Limit of its size.</param>
    public static async Task<Answer<byte[]>> FileAsync(this HttpRequest request, string type, int maxBytes, CancellationToken cancellationToken) =>
        request.GetTypedHeaders().ContentType?.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase) != true
            ? new(new Refusal("media-type-unsupported", 415))
        : await BytesAsync(request.Body, maxBytes, cancellationToken) is not { } body ? new(Refusal.TooLarge("body-too-large", maxBytes))
        : new(body);

    /// <summary>Answers of a small request, whether JSON or a plain form; nothing at all is no answers.</summary>
    public static async Task<Answer<Answers>> AnswersAsync(this HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
        {
            return new(await request.FormAnswersAsync(cancellationToken));
        }

        var body = await request.BodyAsync<JsonDocument>(cancellationToken);
        if (body.Value is not { } json)
        {
            return new(body.Refusal!);
        }

        using (json)
        {
            var (read, errors) = JsonAnswers.Read(json.RootElement);
            return errors.Count == 0 ? new(read) : new(new Refusal("answers-invalid", StatusCodes.Status422UnprocessableEntity, errors));
        }
    }

    public static IResult Result<T>(this HttpAnswers answers, HttpRequest request, Answer<T> answer)
        where T : class =>
        answer.Refusal is { } refusal ? answers.ProblemJson(request, refusal, null, []) : Results.Json(answer.Value, SubmissionJson.Options);

    private static Refusal Malformed => new("body-malformed", 400);

    private static async Task<byte[]?> BytesAsync(Stream body, int maxBytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[maxBytes + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > maxBytes ? null : buffer[..read];
    }
}
