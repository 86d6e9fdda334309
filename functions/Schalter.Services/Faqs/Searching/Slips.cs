namespace Schalter.Services.Faqs.Searching;

/// <summary>Counts slips of the finger between two words: a letter more, less, another one, or two of them swapped.</summary>
internal static class Slips
{
    private const int Longest = 40;

    /// <returns>More than <paramref name="most"/> as soon as there are more; how many is then of no interest.</returns>
    public static int Count(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest)
        {
            return most + 1;
        }

        Span<int> older = stackalloc int[Longest + 1];
        Span<int> before = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        Begin(before[..(b.Length + 1)]);
        for (var i = 1; i <= a.Length; i++)
        {
            if (Next(a, b, i, older, before, row) > most)
            {
                return most + 1;
            }

            var spare = older;
            older = before;
            before = row;
            row = spare;
        }

        return before[b.Length];
    }

    private static void Begin(Span<int> row)
    {
        for (var j = 0; j < row.Length; j++)
        {
            row[j] = j;
        }
    }

    /// <returns>The least of the row: it can only grow from here.</returns>
    private static int Next(
        ReadOnlySpan<char> a, ReadOnlySpan<char> b, int i, ReadOnlySpan<int> older, ReadOnlySpan<int> before, Span<int> row)
    {
        row[0] = i;
        var least = i;
        for (var j = 1; j <= b.Length; j++)
        {
            var other = a[i - 1] == b[j - 1] ? 0 : 1;
            row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + other);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            {
                row[j] = Math.Min(row[j], older[j - 2] + 1);
            }

            least = Math.Min(least, row[j]);
        }

        return least;
    }
}
