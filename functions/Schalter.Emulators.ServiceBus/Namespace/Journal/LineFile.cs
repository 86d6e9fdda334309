using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace.Journal;

/// <summary>
/// One JSON value per line, only ever appended to. A line counts when its line feed is there: a torn last line never
/// happened. For one caller at a time.
/// </summary>
internal sealed class LineFile<T> : IDisposable
{
    private const byte LineFeed = (byte)'\n';
    private const int LargestKeptBuffer = 1 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string path;
    private ArrayBufferWriter<byte> buffer = new();
    private FileStream file;

    public LineFile(string path)
    {
        this.path = path;
        File.Delete(Fresh);
        file = Open(path, FileMode.OpenOrCreate);
        Length = file.Length;
    }

    public long Length { get; private set; }

    private string Fresh => path + ".new";

    /// <summary>All lines; read to the end, a torn last line is cut off.</summary>
    /// <exception cref="InvalidOperationException">A line within the file is no JSON of this type: somebody changed it.</exception>
    public IEnumerable<T> Read()
    {
        long whole = 0;
        using (var reader = Open(path, FileMode.Open))
        {
            foreach (var (line, end) in Lines(reader))
            {
                yield return Parse(line, whole);
                whole = end;
            }
        }

        file.SetLength(Length = whole);
    }

    /// <summary>Puts the lines with the operating system before it returns, all of them or none.</summary>
    /// <exception cref="BusFault">The disk refuses.</exception>
    public void Append(IEnumerable<T> lines)
    {
        try
        {
            file.Position = Length;
            Length += Write(lines, file);
        }
        catch (IOException full)
        {
            file.SetLength(Length);
            throw new BusFault(BusFaultKind.Busy, Path.GetFileNameWithoutExtension(path), $"{path} cannot be written: {full.Message}", full);
        }
    }

    /// <summary>Replaces all lines in one step; they may come from <see cref="Read"/>.</summary>
    public void Rewrite(IEnumerable<T> lines)
    {
        using (var fresh = Open(Fresh, FileMode.Create))
        {
            foreach (var some in lines.Chunk(100))
            {
                Write(some, fresh);
            }
        }

        file.Dispose();
        File.Move(Fresh, path, overwrite: true);
        file = Open(path, FileMode.Open);
        Length = file.Length;
    }

    public void Dispose() => file.Dispose();

    private static FileStream Open(string path, FileMode mode) =>
        new(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static IEnumerable<(ReadOnlyMemory<byte> Line, long End)> Lines(FileStream reader)
    {
        var bytes = new byte[1 << 16];
        var (filled, total) = (0, 0L);
        for (int read; (read = reader.Read(bytes, filled, bytes.Length - filled)) > 0;)
        {
            var (start, seen) = (0, filled);
            filled += read;
            for (int at; (at = bytes.AsSpan(seen, filled - seen).IndexOf(LineFeed)) >= 0; start = seen)
            {
                var end = seen + at;
                yield return (bytes.AsMemory(start, end - start), total += end - start + 1);
                seen = end + 1;
            }

            bytes.AsSpan(start, filled - start).CopyTo(bytes);
            filled -= start;
            if (filled == bytes.Length)
            {
                Array.Resize(ref bytes, bytes.Length * 2);
            }
        }
    }

    private T Parse(ReadOnlyMemory<byte> line, long offset)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line.Span, Json)!;
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException($"{path} is damaged at byte {offset}: {broken.Message}", broken);
        }
    }

    private int Write(IEnumerable<T> lines, FileStream target)
    {
        buffer.ResetWrittenCount();
        foreach (var line in lines)
        {
            using (var writer = new Utf8JsonWriter(buffer, Writing))
            {
                JsonSerializer.Serialize(writer, line, Json);
            }

            buffer.Write([LineFeed]);
        }

        target.Write(buffer.WrittenSpan);
        var written = buffer.WrittenCount;
        buffer = buffer.Capacity > LargestKeptBuffer ? new() : buffer;
        return written;
    }
}
