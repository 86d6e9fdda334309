using System.Globalization;

namespace Schalter.Benchmarks.Fairness;

/// <summary>
/// Honest people and resellers compete for the same places. A model: nothing is measured, and its numbers are only as good as the assumptions
/// it prints. The same seed gives the same numbers.
/// </summary>
internal static class FairnessSimulation
{
    private const int Runs = 200;

    public static void Run(int seed)
    {
        var market = Market.Usual;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{market.Places} places; {market.Honest} people who look about every {market.LookEvery / 60:0} minutes; {market.Customers} customers of resellers,"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"who have {market.Bots} bots that look every {market.PollEvery:0} s, and who enter {market.Invented} invented names in the draw. Bookings are bound to the person."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Jitter: {market.Window / 60:0} minutes. A draw passes places on {market.Rounds} times. {Runs} runs, seed {seed}."));
        Console.WriteLine();
        Console.WriteLine("| | resellers' share | chance of a customer | chance of others | money buys | left for all |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Print("first come, all at once", market, market.FirstCome, seed);
        Print("jittered release", market, market.Jittered, seed);
        Print("jittered, bots twice as many", market with { Bots = market.Bots * 2 }, (market with { Bots = market.Bots * 2 }).Jittered, seed);
        Print("draw", market, market.Draw, seed);
        var flooded = market with { Invented = market.Invented * 4 };
        Print("draw, four times the invented names", flooded, flooded.Draw, seed);
    }

    private static void Print(string name, Market market, Func<Random, Outcome> give, int seed)
    {
        var random = new Random(seed);
        var outcomes = Enumerable.Range(0, Runs).Select(_ => give(random)).ToList();
        var (customers, honest) = (outcomes.Average(o => o.ToCustomers), outcomes.Average(o => o.ToHonest));
        var (ofCustomers, ofHonest) = (customers / market.Customers, honest / market.Honest);
        var buys = ofHonest < 0.0005 ? "everything" : string.Create(CultureInfo.InvariantCulture, $"{ofCustomers / ofHonest:0.0} times the chance");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {customers / market.Places:0.0 %} | {ofCustomers:0.0 %} | {ofHonest:0.0 %} | {buys} | {outcomes.Average(o => o.ToAll):0.0} |"));
    }
}
