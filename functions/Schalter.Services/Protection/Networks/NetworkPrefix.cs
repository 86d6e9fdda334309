using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Schalter.Services.Protection.Networks;

/// <summary>
/// The network somebody calls from: an IPv4 address, or the part of an IPv6 address that a household shares. A value without
/// references, so that counting by it costs no memory.
/// </summary>
/// <param name="Bits">The address as IPv6 (IPv4 mapped), everything behind the prefix zero.</param>
public readonly record struct NetworkPrefix(UInt128 Bits)
{
    private const int AddressBytes = 16;
    private const int AddressBits = 128;
    private const int MappedBits = 96;

    public static NetworkPrefix Of(IPAddress address, NetworkSettings settings)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(settings);
        Span<byte> bytes = stackalloc byte[AddressBytes];
        var is4 = address.AddressFamily == AddressFamily.InterNetwork || address.IsIPv4MappedToIPv6;
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            bytes.Clear();
            bytes[10..12].Fill(0xFF);
            address.TryWriteBytes(bytes[12..], out _);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
        }

        return new(BinaryPrimitives.ReadUInt128BigEndian(bytes) & (UInt128.MaxValue << (AddressBits - (is4 ? MappedBits + settings.V4Bits : settings.V6Bits))));
    }

    /// <summary>What is hashed of it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[AddressBytes];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, Bits);
        return bytes;
    }
}
