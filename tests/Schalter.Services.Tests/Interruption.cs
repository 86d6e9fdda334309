using Azure.Core;
using Azure.Core.Pipeline;

namespace Schalter.Services.Tests;

/// <summary>Something else happens, from beginning to end, just before the n-th call to the tables.</summary>
internal sealed class Interruption(int call, Func<Task> other) : HttpPipelinePolicy
{
    private int calls;

    /// <summary>False while there were fewer calls.</summary>
    public bool HasCome { get; private set; }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (++calls == call)
        {
            HasCome = true;
            await other();
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
