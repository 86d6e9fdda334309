using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Schalter.Services.Uploads;

/// <summary>
/// The only filters PdfPig may use while opening: plain ones, and deflate under our limits, whose output is looked into before PdfPig
/// parses it. Anything else within the structure of a PDF is not something a reader must cope with.
/// </summary>
internal sealed class PdfFilters(PdfFindings findings) : BaseFilterProvider(Named(new BoundedDeflate(findings)))
{
    private static Dictionary<string, IFilter> Named(IFilter deflate) => new(StringComparer.Ordinal)
    {
        ["FlateDecode"] = deflate,
        ["Fl"] = deflate,
        ["ASCII85Decode"] = new Ascii85Filter(),
        ["A85"] = new Ascii85Filter(),
        ["ASCIIHexDecode"] = new AsciiHexDecodeFilter(),
        ["AHx"] = new AsciiHexDecodeFilter(),
    };

    private sealed class BoundedDeflate(PdfFindings findings) : IFilter
    {
        private readonly FlateFilter flate = new();
        private long left = InspectionLimits.PdfStructureBytes;

        public bool IsSupported => true;

        /// <summary>
        /// PdfPig's own filter undoes the predictor as well, so it is kept, but is handed the data repacked: of known size, and well-formed.
        /// </summary>
        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            using var plain = new MemoryStream();
            if (!PdfUnpacking.Unpack(input, ["FlateDecode"], plain, left))
            {
                findings.TooLarge = true;
                throw new InvalidDataException("The document unpacks to more than is allowed.");
            }

            left -= plain.Length;
            using var repacked = new MemoryStream();
            using (var packing = new ZLibStream(repacked, CompressionLevel.NoCompression, leaveOpen: true))
            {
                packing.Write(plain.GetBuffer().AsSpan(0, (int)plain.Length));
            }

            var decoded = flate.Decode(repacked.ToArray(), streamDictionary, filterProvider, filterIndex);
            return streamDictionary.TryGet(NameToken.First, out IToken _) ? Inspected(decoded) : decoded;
        }

        private Memory<byte> Inspected(Memory<byte> objectStream)
        {
            PdfScan.ReadObjectStream(objectStream.Span, findings);
            return findings.Malformed ? throw new InvalidDataException("The document nests too deeply to be read.") : objectStream;
        }
    }
}
