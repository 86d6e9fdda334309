using System.Text;
using Schalter.Services.Platform;

namespace Schalter.Services.Appointments.Draws.Lots;

/// <summary>An entry as it stands on the list.</summary>
/// <param name="Days">Days that suit (ISO 8601), the best first; none: any.</param>
public sealed record Lot(string Entry, IReadOnlyList<string> Days);

/// <summary>
/// What is drawn and for whom, fixed before the seed is revealed and published as a text file: whoever keeps its SHA-256 sees whether
/// anybody was added, left out or changed. docs/draw.md describes it line by line.
/// </summary>
/// <param name="Places">By time, location and counter.</param>
/// <param name="Lots">By entry.</param>
public sealed record DrawList(string Service, string Draw, IReadOnlyList<PlaceKey> Places, IReadOnlyList<Lot> Lots)
{
    private const string Head = "schalter-draw 1";
    private const string PlaceWord = "place";
    private const string EntryWord = "entry";

    public byte[] Write()
    {
        var text = new StringBuilder().Append(Head).Append(' ').Append(Service).Append(' ').Append(Draw).Append('\n');
        foreach (var place in Places)
        {
            text.Append(PlaceWord).Append(' ').Append(OfficeTime.Iso(place.Day.Date)).Append(' ').Append(place.Name).Append('\n');
        }

        foreach (var lot in Lots)
        {
            text.Append(EntryWord).Append(' ').AppendJoin(' ', [lot.Entry, .. lot.Days]).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <exception cref="FormatException">It is no such list.</exception>
    public static DrawList Read(byte[] file)
    {
        var lines = Encoding.ASCII.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || lines[0].Split(' ') is not [_, _, var service, var draw] || !lines[0].StartsWith(Head, StringComparison.Ordinal))
        {
            throw new FormatException("No list of a draw.");
        }

        var (places, lots) = (new List<PlaceKey>(), new List<Lot>());
        foreach (var words in lines.Skip(1).Select(line => line.Split(' ')))
        {
            switch (words)
            {
                case [PlaceWord, var date, var name]:
                    places.Add(PlaceKey.Parse(new(service, NodaTime.Text.LocalDatePattern.Iso.Parse(date).GetValueOrThrow()), name));
                    break;
                case [EntryWord, var entry, .. var days]:
                    lots.Add(new(entry, days));
                    break;
                default:
                    throw new FormatException("No line of a draw's list.");
            }
        }

        return new(service, draw, places, lots);
    }
}
