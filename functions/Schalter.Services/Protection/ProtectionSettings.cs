using System.ComponentModel.DataAnnotations;

namespace Schalter.Services.Protection;

/// <summary>Section <c>Protection</c> of the settings: how much work is asked for, and how much one network may do in a minute.</summary>
public sealed record ProtectionSettings
{
    /// <summary>How long a challenge may be solved and used.</summary>
    [Range(2, 60)]
    public int ChallengeMinutes { get; init; } = 10;

    /// <summary>Rounds of PBKDF2 that one try costs; as much is spent here for each challenge given out.</summary>
    [Range(1, 20_000)]
    public int WorkRounds { get; init; } = 1_000;

    /// <summary>Tries that a challenge takes at most while nothing is going on; half of it at least.</summary>
    [Range(2, 100_000)]
    public int WorkTries { get; init; } = 200;

    /// <summary>Tries that it takes at most, whatever goes on: a cheap phone must still manage.</summary>
    [Range(2, 100_000)]
    public int WorkTriesMost { get; init; } = 1_200;

    /// <summary>Challenges of one action and target, per minute and instance, up to which nothing is going on.</summary>
    [Range(1, 100_000)]
    public int CalmPerTarget { get; init; } = 60;

    /// <summary>Challenges asked from one network, per minute and instance, up to which nothing is going on.</summary>
    [Range(1, 100_000)]
    public int CalmPerNetwork { get; init; } = 15;

    /// <summary>Codes mailed to one address in an hour; of emergency registrations as many codes and as many receipts.</summary>
    [Range(1, 100)]
    public int CodesPerAddress { get; init; } = 3;

    /// <summary>Challenges per network and minute.</summary>
    [Range(1, 1_000_000)]
    public int ChallengesPerMinute { get; init; } = 240;

    /// <summary>Places held per network and minute.</summary>
    [Range(1, 1_000_000)]
    public int HoldsPerMinute { get; init; } = 120;

    /// <summary>Bookings made, moved or given back per network and minute.</summary>
    [Range(1, 1_000_000)]
    public int BookingsPerMinute { get; init; } = 120;

    /// <summary>Submissions and supplied documents per network and minute. Their receipt has legal weight (§ 81 Abs. 4 AufenthG): far above what people do.</summary>
    [Range(60, 1_000_000)]
    public int SubmissionsPerMinute { get; init; } = 1_200;

    /// <summary>Requests of resumable uploads per network and minute: one document takes several.</summary>
    [Range(60, 1_000_000)]
    public int UploadsPerMinute { get; init; } = 6_000;

    /// <summary>Looks at cases and bookings per network and minute.</summary>
    [Range(1, 1_000_000)]
    public int QueriesPerMinute { get; init; } = 600;

    /// <summary>Mails that a network may cause per minute.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerMinute { get; init; } = 20;

    /// <summary>Answers to the questions at the foot of pages, per network and minute.</summary>
    [Range(1, 1_000_000)]
    public int FeedbackPerMinute { get; init; } = 30;

    /// <summary>Everything else that is not free for all, per network and minute.</summary>
    [Range(1, 1_000_000)]
    public int OthersPerMinute { get; init; } = 3_000;
}
