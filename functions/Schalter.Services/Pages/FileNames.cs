namespace Schalter.Services.Pages;

/// <summary>Names of files as people gave them, made safe to look at.</summary>
internal static class FileNames
{
    /// <summary>
    /// The name without control characters and direction overrides, with which <c>gpj.exe</c> would read <c>exe.jpg</c>. Templates put it
    /// into <c>bdi</c> besides, so that a right-to-left name does not turn the words around it.
    /// </summary>
    public static string Shown(string fileName) =>
        string.Concat(fileName.Where(c => !char.IsControl(c) && !IsDirectionMark(c)));

    private static bool IsDirectionMark(char c) =>
        c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
