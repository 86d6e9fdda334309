using System.Text;
using CsCheck;
using Schalter.Services.Submissions;

namespace Schalter.Services.Tests.Submissions;

public sealed class MultipartBodyTests
{
    private const string Boundary = "the-boundary";

    private static readonly Gen<byte[]> Content = Gen.OneOf(
        Gen.OneOf("\r\n--the-boundar", "\r\n--", "\r", "\r\n", "--the-boundary", "\r\r\n-", "x").Array[0, 8].Select(string.Concat)
            .Where(text => !text.Contains("\r\n--the-boundary", StringComparison.Ordinal)).Select(Encoding.ASCII.GetBytes),
        Gen.Byte.Array[0, 200],
        Gen.Int[60_000, 140_000].Select(length => Enumerable.Range(0, length).Select(i => (byte)"ab\r\n-"[i % 5]).ToArray()));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public Task AnyContent_ComesOutAsItWentIn_HoweverTheBodyIsCut() =>
        Gen.Select(Content.Array[0, 4], Gen.OneOf(1, 2, 7, 4096, 70_000), Gen.OneOf(1, 3, 16, 100_000)).SampleAsync(
            async (parts, cut, take) =>
            {
                // Whole kilobytes byte by byte only cost time.
                var least = parts.Sum(p => p.Length) > 2_000 ? 700 : 1;

                var read = await ReadAsync(Body(parts), Math.Max(cut, least), Math.Max(take, least));

                Assert.Equal(parts.Select(Convert.ToHexString), read.Select(p => Convert.ToHexString(p.Content)));
                Assert.Equal(parts.Select((_, i) => $"form-data; name=\"{i}\""), read.Select(p => p.Disposition));
            },
            iter: 200);

    [Fact]
    public async Task UnreadContent_IsSkipped()
    {
        using var body = new MultipartBody(new Pieces(Body([new byte[100_000], "b"u8.ToArray()]), 999), Boundary);

        Assert.True(await body.NextAsync(Stop));
        Assert.True(await body.NextAsync(Stop));
        Assert.Equal(1, await body.ReadAsync(new byte[10], Stop));
        Assert.False(await body.NextAsync(Stop));
    }

    [Theory]
    [InlineData("a preamble\r\n--the-boundary\r\nContent-Type: a/b\r\n\r\nx\r\n--the-boundary--", 1)]
    [InlineData("--the-boundary  \r\ncontent-type:a/b\r\n\r\nx\r\n--the-boundary--\r\nan epilogue", 1)]
    [InlineData("--the-boundary--", 0)]
    public async Task UnusualButAllowed_IsRead(string body, int parts)
    {
        var read = await ReadAsync(Encoding.ASCII.GetBytes(body), 5, 5);

        Assert.Equal(parts, read.Count(p => p.Type == "a/b" && p.Content is [(byte)'x']));
        Assert.Equal(parts, read.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing of the kind")]
    [InlineData("--the-boundary")]
    [InlineData("--the-boundary\r\n")]
    [InlineData("--the-boundary\r\nContent-Type: a/b\r\n\r\nx")]
    [InlineData("--the-boundary\r\nContent-Type: a/b\r\n\r\nx\r\n--the-boundary")]
    [InlineData("--the-boundary\r\nContent-Type: a/b\r\n\r\nx\r\n--the-boundary\r\n")]
    [InlineData("--the-boundary-and-more\r\nContent-Type: a/b\r\n\r\nx\r\n--the-boundary--")]
    [InlineData("--the-boundary\r\nno header\r\n\r\nx\r\n--the-boundary--")]
    [InlineData("--the-boundary\r\n: no name\r\n\r\nx\r\n--the-boundary--")]
    public async Task WhatIsNoMultipart_IsRefused(string body) =>
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(Encoding.ASCII.GetBytes(body), 5, 5));

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public async Task Headers_AreLimited(int count, bool isRead)
    {
        var headers = string.Concat(Enumerable.Repeat("A: b\r\n", count));
        var reading = ReadAsync(Encoding.ASCII.GetBytes($"--{Boundary}\r\n{headers}\r\nx\r\n--{Boundary}--"), 50, 50);

        Assert.Equal(isRead, await Record.ExceptionAsync(() => reading) is null);
    }

    [Fact]
    public async Task EndlessHeader_IsRefusedBeforeItsEnd()
    {
        var source = new Pieces(Encoding.ASCII.GetBytes($"--{Boundary}\r\nA: {new string('a', 1_000_000)}"), 1000);
        using var body = new MultipartBody(source, Boundary);

        await Assert.ThrowsAsync<InvalidDataException>(() => body.NextAsync(Stop));
        Assert.InRange(source.Given, 1, 100_000);
    }

    [Fact]
    public async Task Epilogue_IsReadToTheEndOfTheBody()
    {
        var source = new Pieces(Encoding.ASCII.GetBytes($"--{Boundary}--{new string('x', 200_000)}"), 999);
        using var body = new MultipartBody(source, Boundary);

        Assert.False(await body.NextAsync(Stop));
        Assert.Equal(source.Length, source.Position);
    }

    private static byte[] Body(byte[][] parts)
    {
        using var body = new MemoryStream();
        foreach (var (content, number) in parts.Select((p, i) => (p, i)))
        {
            body.Write(Encoding.ASCII.GetBytes($"--{Boundary}\r\nContent-Disposition: form-data; name=\"{number}\"\r\n\r\n"));
            body.Write(content);
            body.Write("\r\n"u8);
        }

        body.Write(Encoding.ASCII.GetBytes($"--{Boundary}--\r\n"));
        return body.ToArray();
    }

    private static async Task<List<(string? Disposition, string? Type, byte[] Content)>> ReadAsync(byte[] bytes, int cut, int take)
    {
        using var body = new MultipartBody(new Pieces(bytes, cut), Boundary);
        List<(string?, string?, byte[])> parts = [];
        while (await body.NextAsync(Stop))
        {
            using var content = new MemoryStream();
            await body.CopyToAsync(content, take, Stop);
            parts.Add((body.ContentDisposition, body.ContentType, content.ToArray()));
        }

        return parts;
    }

    /// <summary>A network that delivers so many bytes at a time.</summary>
    private sealed class Pieces(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = Read(buffer.Span[..Math.Min(size, buffer.Length)]);
            Given += read;
            return ValueTask.FromResult(read);
        }
    }
}
