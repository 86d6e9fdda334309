using Schalter.Services.Tests.Forms;

namespace Schalter.Functions.Tests.Forms;

/// <summary>A system on a content folder that has one procedure more, put there as the tutorial says.</summary>
public sealed class NewProcedure : IAsyncLifetime
{
    private readonly TemporaryFolder data = new();
    private readonly TemporaryFolder content = new();
    private RunningSystem? system;

    public NewProcedure()
    {
        CopiedFolder.Copy(Path.Combine(AppContext.BaseDirectory, "content"), content.Path);
        Tutorial = new(content.Path);
    }

    internal Tutorial Tutorial { get; }

    internal Counter Counter { get; private set; } = null!;

    internal BackOffice Office { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Tutorial.Follow();
        system = await RunningSystem.StartAsync(["--ephemeral", "--no-site"], ("TMPDIR", data.Path), ("Content__Root", content.Path));
        Counter = new(system.Address);
        Office = new(system.Storage!, Directory.GetDirectories(data.Path, "schalter-*").Single());
    }

    public async ValueTask DisposeAsync()
    {
        Counter?.Dispose();
        if (system is not null)
        {
            await system.DisposeAsync();
        }

        data.Dispose();
        content.Dispose();
    }
}
