using System.Net.Sockets;
using Azure;
using Azure.Identity;
using Azure.Messaging.ServiceBus;

namespace Schalter.Services.Platform;

/// <summary>Tells an outage (wait, then it works again) from a defect (will fail for ever).</summary>
public static class Outages
{
    /// <summary>Whether a dependency was out of reach or lost a race, so that the same work is worth another try later.</summary>
    /// <param name="cancellationToken">The caller's own: when it was cancelled, nothing is down, somebody left.</param>
    public static bool IsOutage(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException e => e.Status is 0 or 401 or 403 or 408 or 409 or 412 or 429 or >= 500,
        ServiceBusException e => e.IsTransient || e.Reason is ServiceBusFailureReason.QuotaExceeded or ServiceBusFailureReason.MessagingEntityDisabled,
        // What Service Bus answers where storage says 401 or 403: a role that was given a moment ago is not known everywhere yet.
        UnauthorizedAccessException => true,
        AggregateException e => e.InnerExceptions.Count > 0 && e.InnerExceptions.All(inner => IsOutage(inner, cancellationToken)),
        // The identity endpoint of the platform is a dependency like any other.
        AuthenticationFailedException => true,
        NotNowException or SocketException or TimeoutException or HttpRequestException or IOException => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    /// <summary>Whether somebody else changed the same thing first: load again and decide anew.</summary>
    public static bool IsRace(Exception exception) => exception is RequestFailedException { Status: 409 or 412 };
}
