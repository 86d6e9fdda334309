namespace Schalter.Benchmarks.Cost;

/// <summary>Euros, by what they are for.</summary>
internal sealed record Bill(IReadOnlyDictionary<string, double> Lines)
{
    private const double InstanceGigabytes = 2;
    private const double Thousand = 1000;

    public double Total => Lines.Values.Sum();

    /// <summary>For so many of one kind of work, without what is free and without what costs the same in an empty month.</summary>
    public static Bill Of(Work work, double number, Prices prices) => new(new Dictionary<string, double>
    {
        ["documents: writing and reading"] = number * ((work.BlobWrites * Call(prices, "blobWrite")) + (work.BlobReads * Call(prices, "blobRead"))),
        ["documents: kept"] = number * work.Megabytes / Thousand * prices.PerGigabyte["stored"] * Work.MonthsKept,
        ["documents: looked at for malware"] = number * work.Megabytes / Thousand * prices.PerGigabyte["scanned"],
        ["tables"] = number * work.TableCalls * Call(prices, "tableCall"),
        ["queues"] = number * work.QueueCalls * Call(prices, "queueCall"),
        ["topics"] = number * work.BusCalls * Call(prices, "busCall"),
        ["functions"] = number * ((work.FunctionCalls * Call(prices, "functionCall")) + (work.Seconds * InstanceGigabytes * prices.PerGigabyteSecond["onDemand"])),
        ["logs"] = number * work.MegabytesLogged / Thousand * prices.PerGigabyte["logged"],
    });

    /// <summary>A month in which nobody comes: <c>prod</c> as its parameter file has it, with one instance that waits.</summary>
    public static Bill OfEmptyMonth(Prices prices) => new(new Dictionary<string, double>(prices.PerMonth)
    {
        ["one waiting instance"] = InstanceGigabytes * TimeSpan.FromDays(30).TotalSeconds * prices.PerGigabyteSecond["waiting"],
        ["timers: instances"] = (Idle.Month.FunctionCalls * Call(prices, "functionCall")) + (Idle.Month.Seconds * InstanceGigabytes * prices.PerGigabyteSecond["onDemand"]),
        ["timers: storage"] = (Idle.Month.BlobWrites * Call(prices, "blobWrite")) + (Idle.Month.TableCalls * Call(prices, "tableCall")),
        ["looks at queues"] = Idle.Month.QueueCalls * Call(prices, "queueCall"),
        ["logs of timers"] = Idle.MegabytesLogged / Thousand * prices.PerGigabyte["logged"],
    });

    private static double Call(Prices prices, string kind) => prices.PerThousandCalls[kind] / Thousand;
}
