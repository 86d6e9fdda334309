using System.Reflection;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Awaits whatever a function returns.</summary>
internal static class ReturnValues
{
    public static Func<object?, ValueTask<object?>> ReaderFor(Type returned)
    {
        if (returned == typeof(void))
        {
            return _ => ValueTask.FromResult<object?>(null);
        }

        if (returned == typeof(Task))
        {
            return async result => { await (Task)result!; return null; };
        }

        if (returned == typeof(ValueTask))
        {
            return async result => { await (ValueTask)result!; return null; };
        }

        return Inner(returned) is { } inner
            ? Generic(returned.GetGenericTypeDefinition() == typeof(Task<>) ? nameof(OfTaskAsync) : nameof(OfValueTaskAsync), inner)
            : result => ValueTask.FromResult(result);
    }

    /// <summary>The type inside the task, or null where the value comes without one.</summary>
    public static Type? Inner(Type returned) =>
        returned.IsGenericType && (returned.GetGenericTypeDefinition() is var task) && (task == typeof(Task<>) || task == typeof(ValueTask<>))
            ? returned.GetGenericArguments()[0]
            : null;

    private static Func<object?, ValueTask<object?>> Generic(string method, Type inner) =>
        typeof(ReturnValues).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(inner).CreateDelegate<Func<object?, ValueTask<object?>>>();

    private static async ValueTask<object?> OfTaskAsync<T>(object? result) => await (Task<T>)result!;

    private static async ValueTask<object?> OfValueTaskAsync<T>(object? result) => await (ValueTask<T>)result!;
}
