using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Schalter.Functions.Platform;
using Schalter.Services.Office;
using Schalter.Services.Platform;
using Schalter.Services.Submissions;

namespace Schalter.Functions.Office;

/// <summary>What requests of the office have in common: who calls, why, a small JSON body, answers.</summary>
internal static class OfficeRequests
{
    private const int MaxBytes = 64 * 1024;
    private const int MaxDepth = 8;
    private const string PurposeHeader = "X-Purpose";

    /// <summary>A misspelt member must not be taken for one that was left out.</summary>
    private static readonly JsonSerializerOptions Strict = new(SubmissionJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = MaxDepth,
    };

    /// <summary>What is about to be done, for the audit trail.</summary>
    /// <param name="reason">From the body; else the header <c>X-Purpose</c> says why.</param>
    public static AuditedAct Act(this HttpRequest request, string? reference, string? item = null, string? reason = null)
    {
        var visit = request.HttpContext.Features.Get<OfficeVisit>()
            ?? throw new InvalidOperationException("The office's door was not passed.");
        return new(visit.Caller, visit.Role, visit.Function, reference, item, reason ?? request.Headers[PurposeHeader].ToString());
    }

    /// <summary>Reads a body of at most 64 KiB; an empty one is an empty object.</summary>
    public static async Task<Answer<T>> BodyAsync<T>(this HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var body = await BytesAsync(request.Body, cancellationToken);
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

    public static IResult Result<T>(this HttpAnswers answers, HttpRequest request, Answer<T> answer)
        where T : class =>
        answer.Refusal is { } refusal ? answers.ProblemJson(request, refusal, null, []) : Results.Json(answer.Value, SubmissionJson.Options);

    private static Refusal Malformed => new("body-malformed", 400);

    private static async Task<byte[]?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBytes + 1];
        var read = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read > MaxBytes ? null : buffer[..read];
    }
}
