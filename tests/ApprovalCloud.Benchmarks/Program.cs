using System.CommandLine;
using ApprovalCloud.Benchmarks;
using ApprovalCloud.Benchmarks.Faults;
using ApprovalCloud.Benchmarks.Overload;
using ApprovalCloud.Benchmarks.Sizing;
using ApprovalCloud.Benchmarks.Throughput;
using ApprovalCloud.Benchmarks.Throughput.Floor;

var atOnce = new Option<int>("--at-once") { Description = "Prefill calls at the same time.", DefaultValueFactory = _ => 200 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each kind, taken in turns.", DefaultValueFactory = _ => 5 };
var postgres = new Option<string?>("--postgres") { Description = "A connection string of an empty PostgreSQL database; a temporary SQLite file otherwise." };
var prefill = new Command("prefill", "How long facts take to arrive while one registry is five seconds slow, beside when all are quick.") { atOnce, rounds, postgres };
prefill.SetAction((given, cancel) => PrefillBenchmark.Run(given.GetValue(atOnce), given.GetValue(rounds), given.GetValue(postgres), cancel));
var deadlines = new Option<int>("--deadlines") { Description = "Open steps, most of which have deadlines that have passed.", DefaultValueFactory = _ => 100_000 };
var sweep = new Command("sweep", "How long one pass of the deadline sweep takes, and how much memory; checks that each deadline was acted on exactly once.") { deadlines, postgres };
sweep.SetAction((given, cancel) => SweepBenchmark.Run(given.GetValue(deadlines), given.GetValue(postgres), cancel));
var seal = new Command("seal", "How long the seal of a day takes, how much memory, and what a proof of one of its entries costs; checks each of them.") { deadlines, postgres };
seal.SetAction((given, cancel) => SealBenchmark.Run(given.GetValue(deadlines), given.GetValue(postgres), cancel));
var sizes = new Option<int[]>("--sizes") { Description = "Applications in the tables, beside each other.", DefaultValueFactory = _ => [10_000, 100_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
var turns = new Option<int>("--rounds") { Description = "How often each page is asked for at each size.", DefaultValueFactory = _ => 100 };
var server = new Option<string>("--postgres") { Description = "A connection string of a PostgreSQL server, without a database.", Required = true };
var growth = new Command("growth", "How the pages of desk and watch slow down as applications grow in number.") { sizes, turns, server };
growth.SetAction((given, cancel) => GrowthBenchmark.Run(given.GetValue(sizes)!, given.GetValue(turns), given.GetValue(server)!, cancel));
var callers = new Option<int[]>("--callers") { Description = "Callers at the same time.", DefaultValueFactory = _ => [8, 32], AllowMultipleArgumentsPerToken = true };
var work = new Option<int>("--applications") { Description = "Applications of the platform in a round.", DefaultValueFactory = _ => 150 };
var (shortly, sqlite, grown) = (
    new Option<bool>("--short") { Description = "Only the floor over HTTP and the platform." },
    new Option<bool>("--sqlite") { Description = "All of it on SQLite." },
    new Option<bool>("--growth") { Description = "The platform alone, with few and with many applications in its tables." });
var before = new Option<int[]>("--sizes") { Description = "With --growth: applications in the tables, beside each other.", DefaultValueFactory = _ => [10_000, 1_000_000], AllowMultipleArgumentsPerToken = true };
var pace = new Option<double?>("--per-second") { Description = "Applications of the platform in a second, by all callers together; as many as they can, if nothing is said." };
var throughput = new Command("throughput", "Applications per second, each submitted and decided six times, beside hand-written SQL; checks that nothing is missing.") { shortly, sqlite, grown, callers, rounds, work, before, pace, server };
throughput.SetAction((given, cancel) => ThroughputBenchmark.Run(
    new ThroughputOptions(
        given.GetValue(server)!, given.GetValue(grown) ? Sides.Growth : given.GetValue(sqlite) ? Sides.Sqlite : given.GetValue(shortly) ? Sides.Short : Sides.All, given.GetValue(callers)!, given.GetValue(rounds), given.GetValue(work), given.GetValue(before)!, given.GetValue(pace)), cancel));
var (times, each) = (
    new Option<int>("--rounds") { Description = "Rounds of each situation, taken in turns.", DefaultValueFactory = _ => 3 },
    new Option<int>("--applications") { Description = "Applications in a round.", DefaultValueFactory = _ => 800 });
var overload = new Command("overload", "A node past its capacity, and beside slow clients, a flood of sign-ins and uploads of 2 GB; checks that nothing is missing.") { times, each, server };
overload.SetAction((given, cancel) => OverloadBenchmark.Run(given.GetValue(server)!, given.GetValue(times), given.GetValue(each), cancel));
var done = new Option<int>("--applications") { Description = "Applications that are measured.", DefaultValueFactory = _ => 1_000 };
var sizing = new Command("sizing", "What one application costs, and what a town or a province has to run: a page in Markdown.") { done, server };
sizing.SetAction((given, cancel) => SizingBenchmark.Run(given.GetValue(server)!, given.GetValue(done), cancel));
var (urls, batch, grouped) = (new Option<string>("--urls") { Required = true }, new Option<string>("--batch") { Required = true }, new Option<string>("--grouped") { Required = true });
var floor = new Command("floor", "Serves the hand-written SQL over HTTP; throughput starts it.") { urls, batch, grouped };
floor.SetAction(given => FloorServer.Run(given.GetValue(urls)!, given.GetValue(batch)!, given.GetValue(grouped)!));
var (quickly, isolated, logs) = (
    new Option<bool>("--short") { Description = "Three faults alone." },
    new Option<bool>("--isolated") { Description = "This process is in namespaces of its own, so that it may make networks and mount disks." },
    new Option<string?>("--logs") { Description = "A folder in which the logs of all processes stay." });
var faults = new Command("faults", "Breaks web nodes, the database's cluster, mail and registries while clients work; checks that nothing acknowledged is lost or doubled.") { quickly, isolated, logs };
faults.SetAction((given, cancel) => FaultsBenchmark.Run(given.GetValue(quickly), given.GetValue(isolated), given.GetValue(logs), cancel));
return await new RootCommand("Measures the platform side by side with what it is compared with.") { prefill, sweep, seal, growth, throughput, overload, sizing, floor, faults }.Parse(args).InvokeAsync();
