using Azure.Core;
using Azure.Core.Pipeline;

namespace Schalter.Services.Tests;

/// <summary>Something else happens, from beginning to end, just before the n-th call to storage, or that and some that follow.</summary>
internal sealed class Interruption(int call, Func<Task> other, int times = 1) : HttpPipelinePolicy
{
    private int calls;

    /// <summary>False while there were fewer calls.</summary>
    public bool HasCome { get; private set; }

    /// <summary>Of whom none passes for another: the order of letters does not count.</summary>
    public static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(n => $"Person {new string('x', n)}");

    /// <summary>An act in whose middle another comes, at each of its calls, for one person after the other.</summary>
    /// <param name="people">More than the act has calls.</param>
    /// <param name="act">In an instance of its own.</param>
    /// <param name="times">At so many calls one after the other.</param>
    public static async Task AtEachCallAsync<T>(
        TestOffice office, IEnumerable<T> people, Func<TestOffice, T, Task> act, Func<T, Task> other, int times = 1)
    {
        var hasCome = true;
        foreach (var (index, person) in people.Index())
        {
            var between = new Interruption(index + 1, () => other(person), times);
            await using var instance = office.Another(between);
            await act(instance, person);
            hasCome = between.HasCome;
        }

        Assert.False(hasCome, "The act has more calls than there are people: some moments were left out.");
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (++calls >= call && calls < call + times)
        {
            HasCome = true;
            await other();
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
}
