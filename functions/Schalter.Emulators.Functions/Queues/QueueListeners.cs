using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Schalter.Emulators.Functions.Hosting;

namespace Schalter.Emulators.Functions.Queues;

/// <summary>One listener per queue function.</summary>
internal sealed class QueueListeners(
    IReadOnlyList<FunctionDescriptor> functions,
    DisabledFunctions disabled,
    StorageConnections connections,
    HostOptions options,
    FunctionInvoker invoker,
    StopSignals signals,
    StorageOutage outage,
    ILoggerFactory loggers)
{
    /// <summary>Each task ends when nothing new is taken any more and the last message is done with.</summary>
    public IEnumerable<Task> Start() =>
        from function in functions
        let trigger = function.Trigger as QueueTriggerAttribute
        where trigger is not null && !disabled.Contains(function)
        let listener = Create(function, trigger)
        select Task.Run(listener.RunAsync);

    private QueueListener Create(FunctionDescriptor function, QueueTriggerAttribute trigger)
    {
        var account = connections.Queues(trigger.Connection);
        var name = connections.Resolve(trigger.QueueName);
        var queue = account.GetQueueClient(name);
        var poison = account.GetQueueClient($"{name}-poison");
        var work = new QueueMessageWork(function, queue, poison, options, invoker, loggers.CreateLogger<QueueMessageWork>());
        return new QueueListener(queue, work, options.Queues, signals, outage);
    }
}
