using System.Globalization;
using System.Text;

namespace Schalter.Services.Uploads.Resumable;

/// <summary>One staged block: the bytes from <paramref name="Offset"/> on that one request brought.</summary>
internal sealed record UploadPiece(string Name, long Offset, long Bytes)
{
    /// <summary>Names the block after its place; the turn keeps a late request from replacing what a newer one has staged.</summary>
    public static string NameOf(long offset, int turn) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{offset:D12}-{turn:D5}")));

    /// <summary>Null when the block is none of ours.</summary>
    public static UploadPiece? Of(string name, long bytes)
    {
        var decoded = new byte[name.Length];
        return Convert.TryFromBase64String(name, decoded, out var length)
            && Encoding.ASCII.GetString(decoded, 0, length).Split('-') is [{ Length: 12 } offset, { Length: 5 }]
            && long.TryParse(offset, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                ? new(name, at, bytes)
                : null;
    }
}

/// <summary>The pieces that make up an upload from its beginning without a gap.</summary>
/// <param name="Names">In their order.</param>
/// <param name="End">Bytes they have together.</param>
internal sealed record UploadPieces(IReadOnlyList<string> Names, long End)
{
    /// <summary>
    /// Chooses those that lead furthest. Requests that cross each other may leave pieces that overlap; whatever they add, what was once
    /// there without a gap stays so.
    /// </summary>
    public static UploadPieces Of(IEnumerable<UploadPiece> pieces)
    {
        var best = new Dictionary<long, (UploadPiece Piece, long Reach)>();
        foreach (var piece in pieces.Where(p => p.Bytes > 0).OrderByDescending(p => p.Offset))
        {
            var end = piece.Offset + piece.Bytes;
            var reach = best.TryGetValue(end, out var next) ? next.Reach : end;
            if (!best.TryGetValue(piece.Offset, out var other) || other.Reach < reach)
            {
                best[piece.Offset] = (piece, reach);
            }
        }

        var names = new List<string>();
        var at = 0L;
        while (best.TryGetValue(at, out var found))
        {
            names.Add(found.Piece.Name);
            at += found.Piece.Bytes;
        }

        return new(names, at);
    }
}
