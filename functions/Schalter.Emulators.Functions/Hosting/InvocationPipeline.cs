using Microsoft.Azure.Functions.Worker.Middleware;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>The middleware of the application, first one outermost, with the function at the end.</summary>
internal sealed class InvocationPipeline
{
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps = [];
    private FunctionExecutionDelegate? built;

    public void Add(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> step) => steps.Add(step);

    public Task InvokeAsync(InvocationContext context) => (built ??= Build())(context);

    private FunctionExecutionDelegate Build()
    {
        FunctionExecutionDelegate end = context =>
        {
            var invocation = (InvocationContext)context;
            return invocation.Function.Entry.InvokeAsync(invocation);
        };
        return Enumerable.Reverse(steps).Aggregate(end, (next, step) => step(next));
    }
}
