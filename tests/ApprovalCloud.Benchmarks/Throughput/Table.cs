namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>Medians and spreads of the rounds, each side beside the first.</summary>
internal static class Table
{
    private static readonly Kind[] Kinds = Enum.GetValues<Kind>();

    public static void Print(Turns turns, IReadOnlyList<int> callers)
    {
        foreach (var many in callers)
        {
            var first = turns.Of(many, turns.Sides[0]);
            Console.WriteLine();
            Console.WriteLine($"{many} callers, {first.Count} rounds in turns: medians (lowest to highest); processor milliseconds and kB allocated are of one application");
            Console.WriteLine($"{"",-18}{"applications/s",20}{"of the first",20}{"by CPU",8}{"CPU ms",9}{"database",10}{"callers",9}{"kB",7}{"others",8}{"again",7}");
            foreach (var side in turns.Sides)
                Console.WriteLine($"{side.Name,-18}{Speeds(turns.Of(many, side), first)}");
            Console.WriteLine($"{"milliseconds",-18}{string.Concat(Kinds.Select(kind => $"{$"{kind} p50 / p99",22}"))}");
            foreach (var side in turns.Sides)
                Console.WriteLine($"{side.Name,-18}{string.Concat(Kinds.Select(kind => $"{Times(turns.Of(many, side), kind),22}"))}");
        }

        Console.WriteLine();
        Console.WriteLine("of the first: speed beside the first side's, round by round. by CPU: the same by what one application takes of the processors, server, database and callers");
        Console.WriteLine("together; it depends less on others: what processes that have no part in this took of the machine. again: refused as busy, and sent once more.");
        Console.WriteLine();
    }

    private static string Speeds(IReadOnlyList<Round> own, IReadOnlyList<Round> first)
    {
        var byCpu = Median(first.Select(round => round.CpuEach)) / Median(own.Select(round => round.CpuEach));
        return $"{Spread(own.Select(round => round.PerSecond), "N0"),20}{Spread(own.Zip(first, (mine, theirs) => mine.PerSecond / theirs.PerSecond), "N2"),20}{byCpu,8:N2}"
            + $"{Each(own, round => 1000 * round.Cpu),9:N2}{Each(own, round => 1000 * round.PostgresCpu),10:N2}{Each(own, round => 1000 * round.CallersCpu),9:N2}"
            + $"{Each(own, round => round.Allocated / 1000),7:N0}{Median(own.Select(round => round.Others)),8:P0}{own.Sum(round => round.Latencies.Repeated),7}";
    }

    private static double Each(IReadOnlyList<Round> rounds, Func<Round, double> what) => Median(rounds.Select(round => what(round) / round.Applications.Count));

    public static string Spread(IEnumerable<double> values, string format)
    {
        var all = values.ToList();
        return $"{Median(all).ToString(format)} ({all.Min().ToString(format)}-{all.Max().ToString(format)})";
    }

    private static string Times(IReadOnlyList<Round> rounds, Kind kind)
    {
        var all = rounds.SelectMany(round => round.Latencies[kind]).Order().ToList();
        return all.Count == 0 ? "-" : $"{At(all, 0.5):N1} / {At(all, 0.99):N1}";
    }

    public static double Median(IEnumerable<double> values) => At([.. values.Order()], 0.5);

    public static double At(List<double> ordered, double part) => ordered[(int)Math.Ceiling(part * ordered.Count) - 1];
}
