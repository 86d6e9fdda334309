namespace Schalter.Benchmarks.Fairness;

/// <summary>Who wants places, and how; times in seconds.</summary>
/// <param name="Honest">People who look for themselves.</param>
/// <param name="LookEvery">Mean time between two looks of one of them.</param>
/// <param name="Customers">People who pay a reseller. He knows their names before, as a booking is bound to name and birth date.</param>
/// <param name="Bots">Connections of all resellers together.</param>
/// <param name="PollEvery">Time between two looks of one bot.</param>
/// <param name="Invented">Names that nobody bears, entered in a draw in the hope of selling the place.</param>
/// <param name="Window">Over which a jittered release spreads the places.</param>
/// <param name="Rounds">How often a draw passes on places that were not accepted, before they go to everybody.</param>
internal sealed record Market(
    int Places, int Honest, double LookEvery, int Customers, int Bots, double PollEvery, int Invented, double Window, int Rounds)
{
    public static Market Usual { get; } = new(
        Places: 200, Honest: 2000, LookEvery: 300, Customers: 250, Bots: 40, PollEvery: 2, Invented: 500, Window: 3600, Rounds: 3);

    /// <summary>All places at a known moment: people begin to look then, bots at that very moment.</summary>
    public Outcome FirstCome(Random random) => Race([.. Enumerable.Repeat(0d, Places)], random);

    /// <summary>Each place at a random moment of the window.</summary>
    public Outcome Jittered(Random random) => Race([.. Enumerable.Range(0, Places).Select(_ => random.NextDouble() * Window).Order()], random);

    /// <summary>One entry per name, whoever sends it; what an invented name is given nobody can accept, and it goes to the next.</summary>
    public Outcome Draw(Random random)
    {
        var lots = Enumerable.Repeat('h', Honest).Concat(Enumerable.Repeat('c', Customers)).Concat(Enumerable.Repeat('i', Invented)).ToArray();
        random.Shuffle(lots);
        var (honest, customers, open, next) = (0, 0, Places, 0);
        for (var round = 0; round <= Rounds && open > 0; round++)
        {
            var offered = lots.Skip(next).Take(open).ToList();
            next += offered.Count;
            honest += offered.Count(l => l == 'h');
            customers += offered.Count(l => l == 'c');
            open = offered.Count(l => l == 'i');
        }

        return new(customers, honest, open);
    }

    /// <summary>Each place goes to whoever looks first after it has appeared; who has one looks no more.</summary>
    private Outcome Race(IReadOnlyList<double> appear, Random random)
    {
        var looks = new PriorityQueue<bool, double>();
        for (var bot = 0; bot < Bots; bot++)
        {
            looks.Enqueue(true, random.NextDouble() * PollEvery);
        }

        for (var person = 0; person < Honest; person++)
        {
            looks.Enqueue(false, Wait(random));
        }

        var (customers, honest, next) = (0, 0, 0);
        while (next < appear.Count && looks.TryDequeue(out var isBot, out var now))
        {
            var takes = appear[next] <= now && (!isBot || customers < Customers);
            if (takes)
            {
                next++;
                customers += isBot ? 1 : 0;
                honest += isBot ? 0 : 1;
            }

            if (isBot || !takes)
            {
                looks.Enqueue(isBot, now + (isBot ? PollEvery : Wait(random)));
            }
        }

        return new(customers, honest, 0);
    }

    private double Wait(Random random) => -LookEvery * Math.Log(1 - random.NextDouble());
}

/// <param name="ToCustomers">Places that went to resellers' customers.</param>
/// <param name="ToHonest">Places that went to people who looked for themselves.</param>
/// <param name="ToAll">Places left over at the end for everybody.</param>
internal sealed record Outcome(int ToCustomers, int ToHonest, int ToAll);
