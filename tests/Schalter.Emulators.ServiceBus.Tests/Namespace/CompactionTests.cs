using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Schalter.Emulators.ServiceBus.Namespace;
using Schalter.Emulators.ServiceBus.Namespace.Journal;

namespace Schalter.Emulators.ServiceBus.Tests.Namespace;

public sealed class CompactionTests : IDisposable
{
    private const int Slack = 16 * 1024;

    private readonly string folder = Directory.CreateTempSubdirectory("schalter-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    private string MessagePath => Path.Combine(folder, "t.jsonl");

    private long Bytes => Directory.GetFiles(folder).Sum(file => new FileInfo(file).Length);

    [Fact]
    public void FinishedMessages_DoNotMakeTheFilesGrow()
    {
        using var journal = Open();
        for (var number = 1; number <= 1000; number++)
        {
            Accept(journal, number);
            journal.Completed("s", [number]);
            Assert.InRange(Bytes, 0, 2 * Slack);
        }
    }

    [Fact]
    public void Rewritten_WhatIsUnfinishedIsStillThere()
    {
        using (var journal = Open())
        {
            Accept(journal, 1);
            Accept(journal, 2);
            journal.Returned("s", new Delivery(Message(2)) { Count = 2 });
            journal.SessionState("s", "session", [1, 2]);
            for (var number = 3; number <= 500; number++)
            {
                Accept(journal, number);
                journal.Completed("s", [number]);
            }
        }

        using var again = Open();
        var (messages, index) = again.Load();

        Assert.Equal([1L, 2L], messages.Select(message => message.SequenceNumber));
        Assert.Equal((0, 2), (index.Waiting(messages[0], "s")!.Count, index.Waiting(messages[1], "s")!.Count));
        Assert.Equal(500, index.LastSequence);
        Assert.Equal([1, 2], Assert.Single(index.SessionStates).State!);
    }

    [Fact]
    public void SubscriptionGone_ItsMessagesGoWithIt()
    {
        using (var journal = Open())
        {
            journal.Accepted([Message(1) with { Subscriptions = ["gone"] }, Message(2) with { Subscriptions = ["gone", "s"] }]);
        }

        using var again = Open();
        Assert.Equal([2L], again.Load().Messages.Select(message => message.SequenceNumber));
    }

    [Fact]
    public void FinishedButWithinTheWindow_OnlyTheIdIsKept()
    {
        using (var journal = Open(TimeSpan.FromMinutes(10)))
        {
            Accept(journal, 1);
            journal.Completed("s", [1]);
        }

        using var again = Open(TimeSpan.FromMinutes(10));
        var kept = Assert.Single(again.Load().Messages);
        Assert.Equal(("m1", 0, 0), (kept.MessageId, kept.Body.Length, kept.Subscriptions.Count));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(1_000_000)]
    public void TornAnywhereInTheLastLine_TheOthersAreThereAndTheNextIsReadable(int missing)
    {
        using (var journal = Open())
        {
            Accept(journal, 1);
            Accept(journal, 2, bodyBytes: 1_200_000);
        }

        using (var file = new FileStream(MessagePath, FileMode.Open))
        {
            file.SetLength(file.Length - missing);
        }

        using (var journal = Open())
        {
            Assert.Equal([1L], journal.Load().Messages.Select(message => message.SequenceNumber));
            Accept(journal, 3);
        }

        using var again = Open();
        Assert.Equal([1L, 3L], again.Load().Messages.Select(message => message.SequenceNumber));
    }

    [Fact]
    public void DamagedWithin_IsSaidWithItsPlace()
    {
        File.WriteAllText(MessagePath, "{}\nnonsense\n{}\n");
        using var journal = Open();

        var damaged = Assert.Throws<InvalidOperationException>(() => journal.Load());

        Assert.Contains("damaged at byte 3", damaged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EverythingAMessageCanCarry_IsTheSameAfterwards()
    {
        var message = Message(1) with
        {
            ContentEncoding = "gzip",
            ReplyToSessionId = "r",
            UserId = [1, 2],
            GroupSequence = 7,
            Durable = true,
            Priority = 9,
            CreationTime = clock.GetUtcNow(),
            AbsoluteExpiryTime = clock.GetUtcNow(),
            Body = new byte[] { 0xFF, 0x00 },
            BodyIsEncoded = true,
            Annotations = new Dictionary<string, object> { ["x-mine"] = 1 },
            Properties = new Dictionary<string, object>
            {
                ["string"] = "für",
                ["null"] = null!,
                ["bool"] = true,
                ["byte"] = (byte)1,
                ["sbyte"] = (sbyte)-1,
                ["short"] = (short)-2,
                ["ushort"] = (ushort)2,
                ["int"] = -3,
                ["uint"] = 3u,
                ["long"] = long.MinValue,
                ["ulong"] = ulong.MaxValue,
                ["float"] = 0.1f,
                ["double"] = 0.1,
                ["decimal"] = 1.10m,
                ["char"] = 'ä',
                ["uuid"] = Guid.NewGuid(),
                ["timestamp"] = DateTime.SpecifyKind(new DateTime(2026, 3, 2), DateTimeKind.Utc),
                ["span"] = TimeSpan.FromSeconds(1),
                ["offset"] = clock.GetUtcNow(),
                ["uri"] = new Uri("https://example.org/a b"),
                ["symbol"] = new SymbolText("symbol"),
                ["binary"] = new byte[] { 1, 2, 3 },
            },
        };
        using (var journal = Open())
        {
            journal.Accepted([message]);
        }

        using var again = Open();
        var kept = Assert.Single(again.Load().Messages);
        Assert.Equal<object>(message.Properties, kept.Properties);
        Assert.Equal<object>(message.Annotations, kept.Annotations);
        Assert.Equal(message.Body.ToArray(), kept.Body.ToArray());
        Assert.Equal(Text(message), Text(kept));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Text(AcceptedMessage message) => JsonSerializer.Serialize(message);

    private AcceptedMessage Message(long number) => new(TestQueue.Message($"m{number}"))
    {
        SequenceNumber = number,
        AcceptedTime = clock.GetUtcNow(),
        EnqueuedTime = clock.GetUtcNow(),
        Subscriptions = ["s"],
    };

    private void Accept(TopicJournal journal, long number, int bodyBytes = 2) =>
        journal.Accepted([Message(number) with { Body = System.Text.Encoding.UTF8.GetBytes(new string('x', bodyBytes)) }]);

    private TopicJournal Open(TimeSpan? window = null) => new(folder, "t", ["s"], new DuplicateHistory(window), clock, Slack);
}
