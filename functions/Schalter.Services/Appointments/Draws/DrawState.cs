using System.Text.Json.Serialization;
using Schalter.Services.Appointments.Schedules;

namespace Schalter.Services.Appointments.Draws;

/// <summary>A draw from the moment it is announced. From then on its rules stand: later edits of the schedule change nothing about it.</summary>
/// <param name="Rules">As announced.</param>
/// <param name="SecretVersion">The server's secret its seed is derived from.</param>
/// <param name="Nonce">The other half of the seed; never published.</param>
/// <param name="Commitment">SHA-256 of the seed.</param>
/// <param name="Sequence">Number of its last event.</param>
public sealed record DrawState(
    string Service, Draw Rules, DrawStage Stage, int SecretVersion, string Nonce, string Commitment, DateTimeOffset AnnouncedAt, int Sequence)
{
    /// <summary>SHA-256 of the list; null before it is closed.</summary>
    public string? ListHash { get; init; }

    /// <summary>When the list was published.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public int Entries { get; init; }

    public int Places { get; init; }

    /// <summary>Hexadecimal; null before the draw.</summary>
    public string? Seed { get; init; }

    /// <summary>How many were given a place by the draw.</summary>
    public int Winners { get; init; }

    /// <summary>Whether those who were not drawn have been told so.</summary>
    public bool AreOthersTold { get; init; }

    /// <summary>ETag of the row; null while it is not stored.</summary>
    [JsonIgnore]
    public string? Version { get; init; }

    /// <summary>One partition, and its name on events: <c>card-pickup_spring</c>.</summary>
    [JsonIgnore]
    public string Name => NameOf(Service, Rules.Id);

    public static string NameOf(string service, string draw) => $"{service}_{draw}";
}

[JsonConverter(typeof(JsonStringEnumConverter<DrawStage>))]
public enum DrawStage
{
    /// <summary>The seed is committed to; entries are taken from the announced moment on.</summary>
    Announced,

    /// <summary>The list of entries is published and stays as it is.</summary>
    Closed,

    /// <summary>The seed is revealed, the result published.</summary>
    Drawn,

    /// <summary>Everybody who was drawn has an offer; what is not taken goes to the next.</summary>
    Offered,
}
