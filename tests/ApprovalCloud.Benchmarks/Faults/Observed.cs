using ApprovalCloud.Benchmarks.Faults.Clients;

namespace ApprovalCloud.Benchmarks.Faults;

/// <summary>What clients noticed of a fault, from the moment it struck until all was whole again.</summary>
/// <param name="Done">What was done, in words.</param>
/// <param name="Silence">The longest time in which nothing was acknowledged.</param>
/// <param name="Back">When the first acknowledgement came after that, counted from when it struck.</param>
/// <param name="Slowest">The longest time that one client needed, attempts together.</param>
internal sealed record Observed(Fault Fault, string Done, TimeSpan Took, TimeSpan Silence, TimeSpan Back, TimeSpan Slowest, int Acknowledged, int Refused, int Unclear)
{
    /// <summary>Nobody waits longer than all do, but for one attempt that nobody answers.</summary>
    public bool IsInTime => Silence <= Fault.Bound && Slowest <= Fault.Bound + HonestClient.Patience;

    public static Observed Of(Fault fault, string done, Ledger ledger, TimeSpan struck, TimeSpan ended)
    {
        var acknowledged = ledger.Acknowledged.Where(one => one.At >= struck && one.At <= ended).ToList();
        var troubles = ledger.Troubles.Where(one => one.At >= struck && one.At <= ended).ToList();
        var times = acknowledged.Select(one => one.At).Prepend(struck).Append(ended).Order().ToList();
        var (silence, back) = times.Zip(times.Skip(1), (one, next) => (Silence: next - one, Back: next - struck)).MaxBy(gap => gap.Silence);
        return new Observed(
            fault, done, ended - struck, silence, back,
            acknowledged.Select(one => one.At - one.Begun).DefaultIfEmpty().Max(), acknowledged.Count,
            troubles.Count(one => one.Trouble == Trouble.Refused), troubles.Count(one => one.Trouble == Trouble.Unclear));
    }

    public void Print() => Console.WriteLine(
        $"{Fault.Name,-40}{Silence.TotalSeconds,9:N1}{Fault.Bound.TotalSeconds,7:N0}{Back.TotalSeconds,7:N1}{Slowest.TotalSeconds,9:N1}{Acknowledged,9}{Refused,9}{Unclear,9}{Took.TotalSeconds,8:N0}  {Done}{(IsInTime ? "" : "  TOO LONG")}");

    public static void PrintHeading() => Console.WriteLine(
        $"{"seconds",-40}{"silence",9}{"bound",7}{"back",7}{"slowest",9}{"acks",9}{"refused",9}{"unclear",9}{"whole",8}");
}
