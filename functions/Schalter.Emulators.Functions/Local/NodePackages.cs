namespace Schalter.Emulators.Functions.Local;

/// <summary>Finds what <c>npm ci</c> installed, from wherever the program was started.</summary>
internal static class NodePackages
{
    /// <summary>Full path of a file inside <c>node_modules</c> of the current folder, the program's folder or one above them.</summary>
    /// <exception cref="LocalRunException">The file is in none of them.</exception>
    public static string Find(string file) =>
        Upwards(AppContext.BaseDirectory).Concat(Upwards(Directory.GetCurrentDirectory()))
            .Select(folder => Path.Combine(folder, "node_modules", file))
            .FirstOrDefault(File.Exists)
        ?? throw new LocalRunException(
            $"node_modules/{file} was not found: run 'npm ci' in the repository's folder (the build does so by itself).");

    private static IEnumerable<string> Upwards(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            yield return current.FullName;
        }
    }
}
