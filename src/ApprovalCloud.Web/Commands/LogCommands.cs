using System.CommandLine;
using ApprovalCloud.Core.Logs;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using MediatR;

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

    public static Command ImportXes()
    {
        var file = new Argument<FileInfo>("file") { Description = "The log: XES (IEEE 1849), packed (gzip) or not." };
        var name = new Option<string?>("--name") { Description = "What to call it; the file's name without it." };
        var department = Attribute("--department", "the department of a case (department)");
        var channel = Attribute("--channel", "how a case came in (channel)");
        var deadline = Attribute("--deadline", "a case's limit (deadline)");
        var planned = Attribute("--planned-end", "its planned end (enddate_planned, endDatePlanned)");
        var start = Attribute("--start", "its start (startdate, startDate, REG_DATE)");
        var end = Attribute("--end", "its end (enddate, endDate)");
        var due = Attribute("--event-due", "until when an event was due (dueDate)");
        var xes = new Command("xes", "Reads another system's event log into the process map; all of it or nothing.") { file, name, department, channel, deadline, planned, start, end, due };
        xes.SetAction((given, cancel) => CommandLine.WithServices(services => Import(
            services, given.GetValue(file)!, given.GetValue(name),
            new LogMapping(
                given.GetValue(department), given.GetValue(channel), given.GetValue(deadline), given.GetValue(planned), given.GetValue(start),
                given.GetValue(end), given.GetValue(due)),
            cancel)));
        return xes;
    }

    public static Command Logs()
    {
        var fold = new Command("fold", "Counts at once the courses of applications that have ended; the running platform does so every minute. Safe to repeat.");
        fold.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            var result = await services.GetRequiredService<FoldLogs>().Run(cancel);
            Console.WriteLine($"{result.Folded} applications counted; {result.Failed} failed");
            return result.Failed == 0 ? 0 : 1;
        }));
        var recount = new Command("recount", "Counts the process maps of the platform's own services again from all events, and prints what differs.");
        recount.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            var result = await services.GetRequiredService<LogRecount>().Run(cancel);
            foreach (var one in result.Differences)
                await Console.Error.WriteLineAsync($"{one.Service}: {one.What}: {one.Kept} is kept, {one.Counted} is counted");
            Console.WriteLine($"{result.Applications} applications, {result.Waiting} waiting to be counted, {result.Differences.Count} differences");
            return result.Differences.Count == 0 ? 0 : 1;
        }));
        return new Command("logs", "What the process map is drawn from.") { fold, recount };
    }

    public static Command Verify()
    {
        var verify = new Command("verify-log", "Checks that no event and no entry of an access ledger was changed, removed, added or moved, that every row is what its history says, and that the days are what was sealed.");
        verify.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            var verified = await services.GetRequiredService<VerifyLog>().Run(cancel);
            foreach (var fault in verified.Faults)
                await Console.Error.WriteLineAsync($"{fault.ApplicationId} {fault.Record} {fault.Sequence}: {fault.What}");
            Console.WriteLine($"{verified.Applications} applications, {verified.Events} events, {verified.Reads} reads, {verified.Days} sealed days, {verified.Faults.Count} faults");
            return verified.Faults.Count == 0 ? 0 : 1;
        }));
        return verify;
    }

    private static Option<string?> Attribute(string option, string what) => new(option) { Description = $"The attribute that is {what}." };

    private static async Task<int> Import(IServiceProvider services, FileInfo file, string? name, LogMapping mapping, CancellationToken cancel)
    {
        if (!file.Exists)
            return WorkflowsCommand.Fail($"There is no file {file.FullName}. Nothing was imported.");
        await using var content = file.OpenRead();
        var imported = await services.GetRequiredService<IMediator>().Send(new ImportLog(Operator, name ?? file.Name, content, mapping), cancel);
        if (imported.Problem is { } problem)
            return WorkflowsCommand.Fail(problem.Errors?.Values.FirstOrDefault()?[0] ?? problem.Message.Here());
        var figures = imported.Value!.Figures;
        Console.WriteLine($"{figures.Cases} cases, {figures.Events} events, {figures.Activities} activities, {figures.Variants} variants, {figures.Edges} directly-follows edges; /watch/logs/{imported.Value.Id}");
        return 0;
    }
}
