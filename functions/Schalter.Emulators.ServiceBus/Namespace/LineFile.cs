using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Schalter.Emulators.ServiceBus.Namespace;

/// <summary>One JSON value per line, only ever appended to. A line counts when its line feed is there: a torn last line never happened.</summary>
internal sealed class LineFile<T> : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly Lock gate = new();
    private readonly string path;
    private FileStream file;

    public LineFile(string path)
    {
        this.path = path;
        file = Open();
    }

    public List<T> ReadAll()
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        List<T> lines = [];
        for (int end; (end = bytes.IndexOf((byte)'\n')) >= 0; bytes = bytes[(end + 1)..])
        {
            lines.Add(JsonSerializer.Deserialize<T>(bytes[..end], Json)!);
        }

        file.SetLength(file.Length - bytes.Length);
        return lines;
    }

    /// <summary>Puts the lines with the operating system before it returns, all of them or none.</summary>
    /// <exception cref="BusFault">The disk refuses.</exception>
    public void Append(IEnumerable<T> lines)
    {
        var bytes = Bytes(lines);
        lock (gate)
        {
            var before = file.Length;
            try
            {
                file.Position = before;
                file.Write(bytes);
            }
            catch (IOException full)
            {
                file.SetLength(before);
                throw new BusFault(BusFaultKind.Busy, Path.GetFileNameWithoutExtension(path), $"{path} cannot be written: {full.Message}", full);
            }
        }
    }

    /// <summary>Replaces all lines in one step.</summary>
    public void Rewrite(IEnumerable<T> lines)
    {
        var fresh = path + ".new";
        File.WriteAllBytes(fresh, Bytes(lines));
        file.Dispose();
        File.Move(fresh, path, overwrite: true);
        file = Open();
    }

    public void Dispose() => file.Dispose();

    private static byte[] Bytes(IEnumerable<T> lines) =>
        [.. lines.SelectMany(line => JsonSerializer.SerializeToUtf8Bytes(line, Json).Append((byte)'\n'))];

    private FileStream Open() => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
}
