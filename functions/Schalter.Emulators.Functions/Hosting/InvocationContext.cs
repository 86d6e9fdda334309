using System.Collections;
using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;

namespace Schalter.Emulators.Functions.Hosting;

/// <summary>The context of one invocation.</summary>
internal sealed class InvocationContext(FunctionCall call, IServiceProvider services, CancellationToken cancellationToken) : FunctionContext
{
    private readonly Activity? activity = Activity.Current;

    /// <summary>What the function returned; stays null when middleware did not let it run.</summary>
    public object? Result { get; set; }

    public object Trigger => call.Trigger;

    public FunctionDescriptor Function => call.Function;

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => call.Function.Id;

    public override TraceContext TraceContext => new Trace(activity);

    public override BindingContext BindingContext => new Bindings(call.BindingData);

    public override RetryContext RetryContext => new Retries(call);

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => call.Function;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class Trace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    private sealed class Retries(FunctionCall call) : RetryContext
    {
        public override int RetryCount => call.RetryCount;

        public override int MaxRetryCount => call.Function is { Trigger: TimerTriggerAttribute, Retry: { } retry } ? retry.MaxRetryCount : 0;
    }

    private sealed class InvocationFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> features = [];

        public void Set<T>(T? instance)
        {
            if (instance is null)
            {
                features.Remove(typeof(T));
                return;
            }

            features[typeof(T)] = instance;
        }

        public T? Get<T>() => features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
