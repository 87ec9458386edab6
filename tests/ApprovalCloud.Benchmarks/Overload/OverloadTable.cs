using ApprovalCloud.Benchmarks.Throughput;

namespace ApprovalCloud.Benchmarks.Overload;

/// <summary>Medians and spreads of the rounds, each situation beside the first.</summary>
internal static class OverloadTable
{
    public static void Print(IReadOnlyList<Situation> situations)
    {
        Console.WriteLine();
        Console.WriteLine($"{situations[0].Rounds.Count} rounds in turns: medians (lowest to highest); milliseconds are of single requests");
        Console.WriteLine($"{"",-32}{"applications/s",18}{"of the first",20}{"decide p50 / p99 / longest",30}{"refused with 503",18}{"after p50 / p99",18}{"MB",6}");
        foreach (var situation in situations)
            Console.WriteLine($"{situation.Name,-32}{Row(situation, situations[0])}");
        foreach (var beside in situations.Select(one => one.Beside).OfType<Nuisance>())
            Console.WriteLine($"{beside.Name}: {beside.Ends}");
        Console.WriteLine();
        Console.WriteLine("Every refusal said when to come again; any other answer than one of success would have ended the run. just after: at once after the crowd has gone.");
    }

    private static string Row(Situation situation, Situation first)
    {
        var (rounds, refused) = (situation.Rounds, situation.Rounds.SelectMany(round => round.Latencies.Refused).Order().ToList());
        var decided = rounds.SelectMany(round => round.Latencies[Kind.Decide]).Order().ToList();
        return $"{Table.Spread(rounds.Select(round => round.PerSecond), "N0"),18}{Table.Spread(rounds.Zip(first.Rounds, (one, usual) => one.PerSecond / usual.PerSecond), "N2"),20}"
            + $"{$"{Table.At(decided, 0.5):N1} / {Table.At(decided, 0.99):N1} / {decided[^1]:N1}",30}{refused.Count,18:N0}"
            + $"{(refused.Count == 0 ? "-" : $"{Table.At(refused, 0.5):N1} / {Table.At(refused, 0.99):N1}"),18}{situation.Memory,6:N0}";
    }
}
