namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>Keeps an idle connection alive with empty frames as often as the peer asks, and ends one whose peer has fallen silent.</summary>
internal sealed class Pulse : IDisposable
{
    private readonly AmqpWire wire;
    private readonly TimeSpan ours;
    private readonly TimeSpan beat;
    private readonly CancellationTokenSource connection;
    private readonly Timer timer;

    /// <param name="wire">The connection.</param>
    /// <param name="ours">After so long a silence of the peer the connection ends.</param>
    /// <param name="theirs">The peer ends it after so long a silence of ours; zero if it never does.</param>
    /// <param name="connection">Cancelled to end it.</param>
    public Pulse(AmqpWire wire, TimeSpan ours, TimeSpan theirs, CancellationTokenSource connection)
    {
        (this.wire, this.ours, this.connection) = (wire, ours, connection);
        beat = theirs > TimeSpan.Zero ? theirs / 2 : Timeout.InfiniteTimeSpan;
        var period = theirs > TimeSpan.Zero && theirs < ours ? theirs / 4 : ours / 4;
        timer = new(_ => Look(), null, period, period);
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        if (wire.SilentFor > ours)
        {
            End();
        }
        else if (beat > TimeSpan.Zero && wire.Output.SilentFor * 2 >= beat)
        {
            wire.Send(0, null);
        }
    }

    private void End()
    {
        try
        {
            connection.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // it has ended by itself meanwhile
        }
    }
}
