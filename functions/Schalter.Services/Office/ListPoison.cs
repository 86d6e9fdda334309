using Schalter.Services.Platform;

namespace Schalter.Services.Office;

public sealed record PoisonList(IReadOnlyList<PoisonedWork> Queues);

/// <summary>Shows which work has ended as a defect.</summary>
public sealed class ListPoison(PoisonStore store)
{
    public async Task<Answer<PoisonList>> HandleAsync(CancellationToken cancellationToken) =>
        new(new PoisonList(await store.ListAsync(cancellationToken)));
}
