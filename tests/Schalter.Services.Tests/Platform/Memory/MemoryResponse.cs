using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Schalter.Services.Tests.Platform.Memory;

/// <summary>An answer with nothing but its status and the version of the row.</summary>
internal sealed class MemoryResponse(int status, ETag? version) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => string.Empty;

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = string.Empty;

    public override void Dispose()
    {
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = string.Equals(name, "ETag", StringComparison.OrdinalIgnoreCase) ? version?.ToString() : null;
        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = TryGetHeader(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => TryGetHeader(name, out _);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];
}

internal sealed class MemoryNullable<T>(T? value) : NullableResponse<T>
{
    public override bool HasValue => value is not null;

    public override T? Value => value;

    public override Response GetRawResponse() => new MemoryResponse(HasValue ? 200 : 404, null);
}

/// <summary>All rows in one answer. It overrides the enumerator too: the base class leaves the caller's thread.</summary>
internal sealed class MemoryPages<T>(Func<Task<List<T>>> read) : AsyncPageable<T>
    where T : notnull
{
    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        foreach (var row in await read())
        {
            yield return row;
        }
    }

    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) => throw new NotSupportedException();
}
