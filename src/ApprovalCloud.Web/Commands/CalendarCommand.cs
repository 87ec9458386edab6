using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.Supervision;

namespace ApprovalCloud.Web.Commands;

internal static class CalendarCommand
{
    public static Command Create()
    {
        var key = new Argument<string>("key") { Description = "The calendar's key, such as cn." };
        var file = new Argument<FileInfo>("file") { Description = "One year, as holiday-cn publishes it (JSON)." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Shows what would change, and writes nothing." };
        var import = new Command("import", "Writes or replaces one year of a calendar; shows every day and every open deadline that changes.") { key, file, dryRun };
        import.SetAction((given, cancel) => CommandLine.WithServices(services =>
            Import(services, given.GetValue(key)!, given.GetValue(file)!, given.GetValue(dryRun), cancel)));
        return new Command("calendar", "Calendars of working days.") { import };
    }

    private static async Task<int> Import(IServiceProvider services, string key, FileInfo file, bool isDryRun, CancellationToken cancel)
    {
        var folder = WorkflowFolder.Find(services.GetRequiredService<IConfiguration>()["Workflows:Folder"], AppContext.BaseDirectory);
        try
        {
            var import = CalendarImport.Read(folder, key, file.FullName);
            foreach (var day in import.Days)
                Console.WriteLine($"{day.Day.ToString("yyyy-MM-dd ddd", CultureInfo.InvariantCulture)}: {(day.IsWorkday ? "working" : "off")}{(day.Holiday is { } holiday ? $" ({holiday.En})" : "")}");
            Console.WriteLine($"{import.Days.Count} days of {import.Year} change.");
            await Deadlines(services.GetRequiredService<RecomputeDeadlines>(), import, cancel);
            if (isDryRun)
            {
                Console.WriteLine("Nothing was written.");
                return 0;
            }

            import.Write();
            Console.WriteLine($"{import.Path} is written. Restart the platform, then run: deadlines recompute --all");
            return 0;
        }
        catch (InvalidDataException exception)
        {
            return WorkflowsCommand.Fail($"{exception.Message}\nNothing was written.");
        }
    }

    private static async Task Deadlines(RecomputeDeadlines deadlines, CalendarImport import, CancellationToken cancel)
    {
        try
        {
            var result = await deadlines.Run(all: true, cancel, import.Workflows);
            DeadlinesCommand.Print(result.Moved);
            Console.WriteLine($"{result.Moved.Count} open deadlines move, of {result.Reckoned} applications reckoned again; {result.Failed} could not be.");
        }
        catch (DbException exception)
        {
            Console.WriteLine($"Open deadlines are not shown, because the database cannot be read: {exception.Message}");
        }
    }
}
