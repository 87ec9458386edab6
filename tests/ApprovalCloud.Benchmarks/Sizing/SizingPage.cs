using System.Globalization;
using System.Text;

namespace ApprovalCloud.Benchmarks.Sizing;

/// <summary>The page for whoever orders machines, in Markdown.</summary>
internal static class SizingPage
{
    private static readonly Demand[] Places = [new("A town", 1e6), new("A large city", 10e6), new("A province", 100e6)];

    public static string Write(Measured measured)
    {
        var each = Demand.Each(measured);
        var page = new StringBuilder();
        page.AppendLine(Invariant($"""
            # How large it has to be

            Written by `deploy/dev sizing`, from what it measured and from what it assumes. Measured on {measured.Machine}; a processor of another kind takes more or less,
            so run it on yours. Replace the assumptions by your own figures: it is arithmetic.

            ## Measured

            {measured.Applications:N0} applications with 40 facts and six steps: begun, submitted, each step claimed and granted, over HTTP with bearer tokens. Then pages, as people see them who
            have signed in.

            | processor ms | web node | PostgreSQL | looks assumed for each application |
            |---|---|---|---|
            | one application, all its 14 requests | {measured.Writing.Web:0.0} | {measured.Writing.Database:0.0} | |
            """));
        foreach (var (look, cost) in measured.Looks)
            page.AppendLine(Invariant($"| one look at {look.Name} | {cost.Web:0.0} | {cost.Database:0.0} | {look.Times} |"));
        page.AppendLine(Invariant($"""

            One application leaves {measured.TableBytes / 1000:0.0} kB in tables and indexes, {measured.EventBytes / 1000:0.0} kB of them its history, and writes {measured.WalBytes / 1000:0.0} kB of log, which each replica and the archive
            receive. Letters are kept in these; files are not.

            ## Assumed

            {Demand.EachYear:0} applications of an inhabitant in a year; {Demand.WorkingDays:0} days of {Demand.Hours:0} hours; the busiest hour {Demand.Peak:0} times the mean; {Look.All.Sum(look => look.Times)} looks for each application, as above; {100 * Demand.Used:0} % of the processors
            used in the busiest hour; {Demand.YearsInTables:0} years in the tables; {Demand.FileBytes / 1e6:0} MB of files with each; web nodes with {Demand.CoresOfANode} processors, one more than needed; a database with {Demand.CoresOfADatabase} processors
            and {Demand.MostBytes / 1e12:0} TB at most.

            ## What to run

            | | {string.Join(" | ", Places.Select(place => Invariant($"{place.Name}, {place.Inhabitants / 1e6:0} million")))} |
            |---|{string.Concat(Places.Select(_ => "---|"))}
            | applications a year, and a second in the busiest hour | {Row(place => Invariant($"{place.AYear / 1e6:0} million, {place.AtPeak:0.0}"))} |
            | processors of web nodes | {Row(place => Invariant($"{place.WebCores(measured):0.0}"))} |
            | **web nodes** of {Demand.CoresOfANode} | {Row(place => Invariant($"**{place.Nodes(measured)}**"))} |
            | processors of the database | {Row(place => Invariant($"{place.DatabaseCores(measured):0.0}"))} |
            | tables after {Demand.YearsInTables:0} years, TB | {Row(place => Invariant($"{place.TableBytes(measured) / 1e12:0.00}"))} |
            | log in the busiest hour, MB/s | {Row(place => Invariant($"{place.AtPeak * measured.WalBytes / 1e6:0.00}"))} |
            | files, TB a year | {Row(place => Invariant($"{place.AYear * Demand.FileBytes / 1e12:0.0}"))} |
            | **the database** | {Row(place => Database(place, measured))} |

            One application takes {each.Web:0} ms of a web node and {each.Database:0} ms of PostgreSQL with its looks. The three members are one primary and two standbys, one of them synchronous:
            what [haproxy](haproxy), [patroni](patroni) and [etcd](etcd) here set up. Boards of supervisors may be read from a standby.

            **Not measured**: more than one machine, and so the network between them, and a synchronous standby's share of a commit; many processors, where PostgreSQL does not gain in
            proportion; Citus, for which the tables are keyed (a test asserts that every key of theirs has the application in it), and which was not run; files; a year's tables. What
            was measured with 1,000,000 applications in the tables is said by `deploy/dev throughput --growth` and `deploy/dev growth`.
            """));
        return page.ToString();
    }

    private static string Row(Func<Demand, string> cell) => string.Join(" | ", Places.Select(cell));

    private static string Database(Demand place, Measured measured) => place.Shards(measured) switch
    {
        1 => "three members",
        var shards => Invariant($"Citus: {shards} workers, three members each"),
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
