using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>Calls the method of a function on an instance made for this one invocation.</summary>
internal sealed class FunctionEntry(MethodInfo method, ParameterInfo triggerParameter)
{
    private readonly MethodInvoker invoker = MethodInvoker.Create(method);
    private readonly Func<object?, ValueTask<object?>> readResult = ReturnValues.ReaderFor(method.ReturnType);
    private readonly Func<InvocationContext, object?>[] arguments =
        [.. method.GetParameters().Select(parameter => ArgumentBinding.For(parameter, isTrigger: parameter == triggerParameter))];
    private readonly Lazy<ObjectFactory> create = new(() => ActivatorUtilities.CreateFactory(method.DeclaringType!, []));

    public async Task InvokeAsync(InvocationContext context)
    {
        var values = new object?[arguments.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i](context);
        }

        var instance = method.IsStatic ? null : create.Value(context.InstanceServices, null);
        context.Result = await readResult(invoker.Invoke(instance, values.AsSpan()));
    }
}
