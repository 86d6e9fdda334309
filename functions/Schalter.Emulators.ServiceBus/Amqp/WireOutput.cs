using System.Buffers.Binary;
using Amqp;
using Amqp.Types;

namespace Schalter.Emulators.ServiceBus.Amqp;

/// <summary>What waits to be written to a connection. Frames are gathered while a write is under way, so many small ones cost one.</summary>
internal sealed class WireOutput : IAsyncDisposable
{
    private const byte DataOffset = 2;
    private const int Plenty = 1024 * 1024;
    private const int KeptBytes = 64 * 1024;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Stream stream;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim wake = new(0);
    private readonly Task writing;
    private ByteBuffer pending = NewBuffer();
    private TaskCompletionSource? room;
    private bool woken;
    private bool ended;
    private bool broken;
    private long lastWrite = Environment.TickCount64;

    public WireOutput(Stream stream)
    {
        this.stream = stream;
        writing = WriteAllAsync();
    }

    /// <summary>How long nothing has gone out.</summary>
    public TimeSpan SilentFor => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref lastWrite));

    /// <summary>Ends when little enough waits to be written that more may be added.</summary>
    public Task RoomAsync()
    {
        lock (gate)
        {
            return broken || pending.Length < Plenty
                ? Task.CompletedTask
                : (room ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        lock (gate)
        {
            if (!broken)
            {
                Append(bytes);
                Wake();
            }
        }
    }

    /// <summary>Adds one frame; without a performative it is an empty one.</summary>
    public void Write(byte type, ushort channel, DescribedList? performative, ReadOnlySpan<byte> payload = default)
    {
        lock (gate)
        {
            if (broken)
            {
                return;
            }

            var start = pending.Length;
            Append([0, 0, 0, 0, DataOffset, type, (byte)(channel >> 8), (byte)channel]);
            performative?.Encode(pending);
            Append(payload);
            BinaryPrimitives.WriteInt32BigEndian(pending.Buffer.AsSpan(pending.Offset + start), pending.Length - start);
            Wake();
        }
    }

    /// <summary>Writes what is left, as far as the peer still takes it.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            ended = true;
            Wake();
        }

        await writing.WaitAsync(LastWords).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static ByteBuffer NewBuffer() => new(512, autoGrow: true);

    private void Append(ReadOnlySpan<byte> bytes)
    {
        pending.Validate(write: true, bytes.Length);
        bytes.CopyTo(pending.Buffer.AsSpan(pending.WritePos));
        pending.Append(bytes.Length);
    }

    private void Wake()
    {
        if (!woken)
        {
            woken = true;
            wake.Release();
        }
    }

    private async Task WriteAllAsync()
    {
        var spare = NewBuffer();
        try
        {
            while (await TakeAsync(spare) is { } full)
            {
                await stream.WriteAsync(full.Buffer.AsMemory(full.Offset, full.Length));
                Volatile.Write(ref lastWrite, Environment.TickCount64);
                full.Reset();
                spare = full.Capacity > KeptBytes ? NewBuffer() : full;
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The reader learns of it too and ends the connection; until then what is written goes nowhere.
            GiveUp();
        }
    }

    private async Task<ByteBuffer?> TakeAsync(ByteBuffer empty)
    {
        if (IsDone())
        {
            return null;
        }

        await wake.WaitAsync();
        lock (gate)
        {
            woken = false;
            var full = pending;
            pending = empty;
            room?.TrySetResult();
            room = null;
            return full;
        }
    }

    private bool IsDone()
    {
        lock (gate)
        {
            return ended && !woken;
        }
    }

    private void GiveUp()
    {
        lock (gate)
        {
            broken = true;
            pending = NewBuffer();
            room?.TrySetResult();
        }
    }
}
