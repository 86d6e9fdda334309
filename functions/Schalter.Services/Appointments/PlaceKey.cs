using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments;

/// <summary>Which place it is.</summary>
/// <param name="Counter">1 … capacity.</param>
public readonly record struct PlaceKey(CounterDay Day, Instant Start, string Location, int Counter)
{
    private const char Separator = '_';
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmm'Z'");

    /// <summary>The time and location that people choose; several counters may serve it: <c>20261124T0730Z_main</c>.</summary>
    public string Slot => $"{Time.Format(Start)}{Separator}{Location}";

    /// <summary>Within its day: <c>20261124T0730Z_main_02</c>. By UTC, as the night when clocks go back has local times twice.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{Slot}{Separator}{Counter:D2}");

    /// <summary>Day and name: <c>card-pickup_20261124/20261124T0730Z_main_02</c>.</summary>
    public string Path => $"{Day.Partition}/{Name}";

    /// <exception cref="FormatException">It is no path of a place.</exception>
    public static PlaceKey At(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var parts = path.Split('/', 2);
        return Parse(CounterDay.Parse(parts[0]), parts[^1]);
    }

    /// <exception cref="FormatException">It is no name of a place.</exception>
    public static PlaceKey Parse(CounterDay day, string name) =>
        TryParse(day, name, out var place) ? place : throw new FormatException("No name of a place.");

    public static bool TryParse(CounterDay day, string? name, out PlaceKey place)
    {
        var parts = name?.Split(Separator) ?? [];
        place = default;
        if (parts.Length != 3 || !ScheduleValues.IsId(parts[1]) || Time.Parse(parts[0]) is not { Success: true } start
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var counter))
        {
            return false;
        }

        place = new(day, start.Value, parts[1], counter);
        return place.Name == name;
    }
}

/// <summary>A service on a day, office time: one partition, <c>card-pickup_20261124</c>.</summary>
public readonly record struct CounterDay(string Service, LocalDate Date)
{
    private const char Separator = '_';
    private static readonly LocalDatePattern Pattern = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public string Partition => $"{Service}{Separator}{Pattern.Format(Date)}";

    /// <exception cref="FormatException">It is no name of such a partition.</exception>
    public static CounterDay Parse(string partition) =>
        TryParse(partition, out var day) ? day : throw new FormatException("No name of a day at a counter.");

    public static bool TryParse(string? partition, out CounterDay day)
    {
        var parts = partition?.Split(Separator) ?? [];
        var date = parts.Length == 2 ? Pattern.Parse(parts[1]) : null;
        day = date is { Success: true } ? new(parts[0], date.Value) : default;
        return date is { Success: true };
    }
}
