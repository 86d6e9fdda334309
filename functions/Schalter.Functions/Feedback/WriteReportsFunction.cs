using Microsoft.Azure.Functions.Worker;
using Schalter.Services.Feedback.Reporting;

namespace Schalter.Functions.Feedback;

/// <summary>Every hour: writes the report of the week that has ended, if it is not there.</summary>
public sealed class WriteReportsFunction(WriteReports write)
{
    [Function(nameof(WriteReports))]
    public Task Run([TimerTrigger("0 12 * * * *")] TimerInfo timer, CancellationToken cancellationToken) => write.HandleAsync(cancellationToken);
}
