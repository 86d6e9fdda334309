namespace Schalter.Functions.Tests;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("schalter-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
