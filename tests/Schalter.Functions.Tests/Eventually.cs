namespace Schalter.Functions.Tests;

/// <summary>Waits for what other processes do in their own time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task<T> GetAsync<T>(Func<Task<T>> look, Func<T, bool> isIt, string what)
    {
        var limit = DateTime.UtcNow + Limit;
        for (var found = await look(); ; found = await look())
        {
            if (isIt(found))
            {
                return found;
            }

            Assert.True(DateTime.UtcNow < limit, $"Waited {Limit.TotalSeconds} s for {what}; last seen: {found}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    public static Task IsTrueAsync(Func<Task<bool>> condition, string what) => GetAsync(condition, true.Equals, what);
}
