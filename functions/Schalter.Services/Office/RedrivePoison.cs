using Schalter.Services.Platform;

namespace Schalter.Services.Office;

public sealed record Redriven(string Queue, int Messages);

/// <summary>Has the work of a poison queue done again, when the defect is mended.</summary>
public sealed class RedrivePoison(PoisonStore store)
{
    public async Task<Answer<Redriven>> HandleAsync(string queue, CancellationToken cancellationToken) => store.Knows(queue)
        ? new(new Redriven(queue, await store.RedriveAsync(queue, cancellationToken)))
        : new(new Refusal("queue-unknown", 404));
}
