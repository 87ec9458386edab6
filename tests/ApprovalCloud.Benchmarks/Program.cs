using System.CommandLine;
using ApprovalCloud.Benchmarks;

var atOnce = new Option<int>("--at-once") { Description = "Prefill calls at the same time.", DefaultValueFactory = _ => 200 };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each kind, taken in turns.", DefaultValueFactory = _ => 5 };
var postgres = new Option<string?>("--postgres") { Description = "A connection string of an empty PostgreSQL database; a temporary SQLite file otherwise." };
var prefill = new Command("prefill", "How long facts take to arrive while one registry is five seconds slow, beside when all are quick.") { atOnce, rounds, postgres };
prefill.SetAction((given, cancel) => PrefillBenchmark.Run(given.GetValue(atOnce), given.GetValue(rounds), given.GetValue(postgres), cancel));
return await new RootCommand("Measures the platform side by side with what it is compared with.") { prefill }.Parse(args).InvokeAsync();
