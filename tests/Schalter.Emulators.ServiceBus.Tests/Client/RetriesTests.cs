using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Time.Testing;

namespace Schalter.Emulators.ServiceBus.Tests.Client;

public sealed class RetriesTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 0, 800)]
    [InlineData(2, 0, 1600)]
    [InlineData(3, 0, 3200)]
    [InlineData(1, 1, 864)]
    public void Pauses_DoubleAndDifferALittle(int failed, double jitter, double milliseconds) =>
        Assert.Equal(milliseconds, Retries.PauseAfter(failed, jitter).TotalMilliseconds, 3);

    [Theory]
    [InlineData(ServiceBusFailureReason.ServiceBusy, 4)]
    [InlineData(ServiceBusFailureReason.ServiceTimeout, 4)]
    [InlineData(ServiceBusFailureReason.ServiceCommunicationProblem, 4)]
    [InlineData(ServiceBusFailureReason.MessageLockLost, 1)]
    [InlineData(ServiceBusFailureReason.QuotaExceeded, 1)]
    [InlineData(ServiceBusFailureReason.GeneralError, 1)]
    public async Task OnlyWhatMayPass_IsTriedAgain(ServiceBusFailureReason reason, int tries)
    {
        var made = 0;

        var fault = await Assert.ThrowsAsync<ServiceBusException>(() => new Retries(new ImpatientClock()).RunAsync<int>(
            "cases", Minute, _ => throw Fault(reason, ++made), Stop));

        Assert.Equal((reason, tries), (fault.Reason, made));
    }

    [Fact]
    public async Task SecondTryWorks_TheCallerNoticesNothing()
    {
        var made = 0;

        var result = await new Retries(new ImpatientClock()).RunAsync(
            "cases", Minute, _ => ++made == 1 ? throw Fault(ServiceBusFailureReason.ServiceBusy, made) : Task.FromResult(made), Stop);

        Assert.Equal(2, result);
    }

    [Fact]
    public async Task NoAnswerInTime_IsATimeout()
    {
        var clock = new FakeTimeProvider();
        var running = new Retries(clock).RunAsync("cases", Minute, Never, Stop, timeoutIsAnswer: true);
        Assert.False(running.IsCompleted);

        clock.Advance(Minute);

        Assert.Equal(ServiceBusFailureReason.ServiceTimeout, (await Assert.ThrowsAsync<ServiceBusException>(() => running)).Reason);
    }

    [Fact]
    public async Task CallerCancels_IsToldSoAtOnce_AlsoBetweenTries()
    {
        using var stop = new CancellationTokenSource();
        var during = new Retries(new FakeTimeProvider()).RunAsync("cases", Minute, Never, stop.Token);
        var between = new Retries(new FakeTimeProvider()).RunAsync<int>(
            "cases", Minute, _ => throw Fault(ServiceBusFailureReason.ServiceBusy, 1), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => during);
        await Assert.ThrowsAsync<TaskCanceledException>(() => between);
        await Assert.ThrowsAsync<TaskCanceledException>(() => new Retries(TimeProvider.System).RunAsync("cases", Minute, Never, stop.Token));
    }

    private static ServiceBusException Fault(ServiceBusFailureReason reason, int number) => new($"try {number}", reason, "cases", null);

    private static async Task<int> Never(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return 0;
    }
}
