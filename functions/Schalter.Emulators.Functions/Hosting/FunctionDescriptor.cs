using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.Logging;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>A function found in the application, ready to be called.</summary>
internal sealed class FunctionDescriptor(string name, MethodInfo method, ParameterInfo triggerParameter, TriggerBindingAttribute trigger)
    : FunctionDefinition
{
    public MethodInfo Method { get; } = method;

    public TriggerBindingAttribute Trigger { get; } = trigger;

    public ParameterInfo TriggerParameter { get; } = triggerParameter;

    public RetryAttribute? Retry { get; } = method.GetCustomAttribute<RetryAttribute>();

    public FunctionEntry Entry { get; } = new(method, triggerParameter);

    /// <summary>Kept here by whoever logs first: asking the factory costs a lock on each request.</summary>
    public ILogger? Logger { get; set; }

    public Type DeclaringType => Method.DeclaringType!;

    public override string Name { get; } = name;

    public override string Id { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string EntryPoint => Id;

    public override string PathToAssembly => DeclaringType.Assembly.Location;

    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(triggerParameter.Name!, new TriggerMetadata(triggerParameter.Name!, TypeOf(trigger)));

    private static string TypeOf(TriggerBindingAttribute trigger) => trigger switch
    {
        HttpTriggerAttribute => "httpTrigger",
        QueueTriggerAttribute => "queueTrigger",
        _ => "timerTrigger",
    };

    private sealed class TriggerMetadata(string name, string type) : BindingMetadata
    {
        public override string Name { get; } = name;

        public override string Type { get; } = type;
    }
}
