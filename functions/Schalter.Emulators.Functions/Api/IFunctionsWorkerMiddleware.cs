namespace Microsoft.Azure.Functions.Worker.Middleware;

/// <summary>The rest of the pipeline, with the function at its end.</summary>
public delegate Task FunctionExecutionDelegate(FunctionContext context);

/// <summary>A step around every function, whatever its trigger; one instance serves all invocations.</summary>
public interface IFunctionsWorkerMiddleware
{
#pragma warning disable VSTHRD200 // the real package names it so
    Task Invoke(FunctionContext context, FunctionExecutionDelegate next);
#pragma warning restore VSTHRD200
}
