using System.CommandLine;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;

namespace ApprovalCloud.Web.Commands;

internal static class LogCommands
{
    // Whoever can run commands on the machine can read the database: the operator sees what a supervisor sees.
    private static readonly Caller Operator = new(Guid.Empty, "operator") { IsSupervisor = true };

    public static Command Export()
    {
        var file = new Argument<FileInfo>("file") { Description = "Where to write." };
        var xes = new Command("xes", "Writes the event log as XES (IEEE 1849).") { file };
        xes.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            await using var output = given.GetValue(file)!.Create();
            await services.GetRequiredService<EventLog>().Write(Operator, output, cancel);
            return 0;
        }));
        return new Command("export", "Takes data out.") { xes };
    }

    /// <summary>Promised: it says that it cannot be done yet, and changes nothing.</summary>
    public static Command Import()
    {
        var xes = new Command("xes", "Not available yet: reads another system's event log.") { new Argument<FileInfo>("file") };
        xes.SetAction(_ =>
        {
            Console.Error.WriteLine("Event logs cannot be imported yet. Nothing was changed.");
            return 2;
        });
        return new Command("import", "Brings data in.") { xes };
    }

    public static Command Verify()
    {
        var verify = new Command("verify-log", "Checks that no event and no entry of an access ledger was changed, removed, added or moved, and that every row is what its history says.");
        verify.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            var verified = await services.GetRequiredService<VerifyLog>().Run(cancel);
            foreach (var fault in verified.Faults)
                await Console.Error.WriteLineAsync($"{fault.ApplicationId} {fault.Record} {fault.Sequence}: {fault.What}");
            Console.WriteLine($"{verified.Applications} applications, {verified.Events} events, {verified.Reads} reads, {verified.Faults.Count} faults");
            return verified.Faults.Count == 0 ? 0 : 1;
        }));
        return verify;
    }
}
