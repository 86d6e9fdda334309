using CsCheck;
using Schalter.Services.Uploads.Resumable;

namespace Schalter.Services.Tests.Uploads.Resumable;

public sealed class UploadPiecesTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("0+4", 4)]
    [InlineData("0+4 4+4 8+1", 9)]
    [InlineData("8+1 0+4 4+4", 9)]
    [InlineData("4+4", 0)]
    [InlineData("0+4 5+4", 4)]
    [InlineData("0+4 3+4", 4)]
    [InlineData("0+4 0+2 2+3", 5)]
    [InlineData("0+4 4+4 4+1", 8)]
    [InlineData("0+4 4+4 4+1 5+9", 14)]
    [InlineData("0+0", 0)]
    public void Pieces_ReachAsFarAsThereIsNoGap(string staged, long end)
    {
        var pieces = UploadPieces.Of(staged.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((text, turn) =>
            text.Split('+') is [var offset, var bytes] ? Piece(long.Parse(offset, null), long.Parse(bytes, null), turn) : throw new FormatException()));

        Assert.Equal(end, pieces.End);
    }

    /// <summary>Requests that cross each other stage what they like: nobody hears that less is there than before.</summary>
    [Fact]
    public void WhatWasThere_IsThereForGood() => Gen.Select(Gen.Int[0, 30], Gen.Int[1, 9]).List[1, 40].Sample(staged =>
    {
        var reached = 0L;
        for (var count = 1; count <= staged.Count; count++)
        {
            var pieces = UploadPieces.Of(staged.Take(count).Select((p, turn) => Piece(p.Item1, p.Item2, turn)));
            Assert.True(pieces.End >= reached);
            reached = pieces.End;
        }
    });

    [Fact]
    public void NamesOfPieces_AreOfOneLength_AndSayTheirPlace()
    {
        var names = new[] { UploadPiece.NameOf(0, 1), UploadPiece.NameOf(4L << 30, 20_000) };

        Assert.Equal(names[0].Length, names[1].Length);
        Assert.Equal([0, 4L << 30], names.Select(n => UploadPiece.Of(n, 1)!.Offset));
    }

    [Theory]
    [InlineData("AAAAAA==")]
    [InlineData("???")]
    [InlineData("MDAwMDAwMDAwMDAwLTE=")]
    public void ForeignBlock_IsNoPiece(string name) => Assert.Null(UploadPiece.Of(name, 1));

    private static UploadPiece Piece(long offset, long bytes, int turn) => UploadPiece.Of(UploadPiece.NameOf(offset, turn), bytes)!;
}
