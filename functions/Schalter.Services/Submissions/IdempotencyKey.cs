namespace Schalter.Services.Submissions;

/// <summary>
/// The client's own name for one act (header <c>Idempotency-Key</c>): sending again with the same key repeats the answer instead
/// of the act. At least 16 visible ASCII characters, so that two clients do not choose the same by chance; quotes are optional.
/// </summary>
public static class IdempotencyKey
{
    private const int Shortest = 16;
    private const int Longest = 255;

    /// <returns>False when the header is there but unusable; <paramref name="key"/> is null when it is absent.</returns>
    public static bool TryRead(string? header, out string? key)
    {
        key = header?.Trim().Trim('"');
        return key is null || (key.Length is >= Shortest and <= Longest && key.All(c => c is > ' ' and <= '~'));
    }
}
