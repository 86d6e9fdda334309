using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Schalter.Services.Tests.Uploads;

/// <summary>The standard security handler in its oldest form (RC4, 40 bits; ISO 32000-1, section 7.6.3): enough to lock a test file.</summary>
public sealed class PdfEncryption
{
    private const int Permissions = -44;

    private static readonly byte[] Id = [.. "sixteen bytes id"u8];
    private static readonly byte[] Padding = Convert.FromHexString("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A");
    private readonly byte[] key;
    private readonly byte[] owner;

    public PdfEncryption(string password)
    {
        var padded = Padded(password);
        owner = Rc4(Md5(Padded("owner"))[..5], padded);
        var permissions = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(permissions, Permissions);
        key = Md5([.. padded, .. owner, .. permissions, .. Id])[..5];
    }

    public string Trailer => string.Create(
        CultureInfo.InvariantCulture,
        $"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{Hex(owner)}> /U <{Hex(Rc4(key, Padding))}> /P {Permissions} >> /ID [<{Hex(Id)}> <{Hex(Id)}>]");

    public byte[] Encrypt(int number, byte[] data) =>
        Rc4(Md5([.. key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), 0, 0])[..10], data);

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);

    private static byte[] Padded(string password) => [.. Encoding.Latin1.GetBytes(password), .. Padding[..(32 - password.Length)]];

#pragma warning disable CA5351 // the file format asks for it
    private static byte[] Md5(byte[] data) => MD5.HashData(data);
#pragma warning restore CA5351

    private static byte[] Rc4(byte[] key, byte[] data)
    {
        var state = Enumerable.Range(0, 256).Select(i => (byte)i).ToArray();
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var output = new byte[data.Length];
        for (int n = 0, i = 0, j = 0; n < data.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            output[n] = (byte)(data[n] ^ state[(state[i] + state[j]) & 255]);
        }

        return output;
    }
}
