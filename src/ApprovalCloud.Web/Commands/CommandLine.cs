using System.CommandLine;
using ApprovalCloud.Core.Data;

namespace ApprovalCloud.Web.Commands;

/// <summary>The command line. Without a command, or with settings only (<c>--urls …</c>), the platform runs.</summary>
public static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        if (args is [] || args[0] is "run" || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version")))
            return await RunCommand.Run([.. args.SkipWhile(arg => arg == "run")]);
        return await Root().Parse(args).InvokeAsync();
    }

    /// <summary>Every command there is.</summary>
    public static RootCommand Root() =>
        new("ApprovalCloud: one application, every department, one place.")
        {
            new Command("run", "Runs the platform (also without any command)."),
            MigrateCommand.Create(),
            SeedCommand.Create(),
            DemoCommand.Create(),
            UserCommand.Create(), ClientCommand.Create(),
            WorkflowsCommand.Create(),
            CalendarCommand.Create(),
            DeadlinesCommand.Create(),
            FiguresCommand.Create(),
            ForecastsCommand.Create(),
            new Command("import", "Brings data in.") { ImportCommand.Applications(), LogCommands.ImportXes() },
            ArchiveCommand.Create(),
            KeysCommand.Create(), PurgeCommand.Create(),
            LogCommands.Export(),
            LogCommands.Verify(),
            LogCommands.Logs(),
            HealthCommand.Create(),
        };

    /// <summary>Runs something with the platform's services, as its settings say; as whoever owns the database, where that is somebody else than nodes are.</summary>
    public static async Task<int> WithServices(Func<IServiceProvider, Task<int>> action, bool asOwner = false)
    {
        await using var app = WebSetup.Build(["--Jobs:Enabled=false", "--Serilog:MinimumLevel:Default=Warning", $"--{DataSetup.AsOwner}={asOwner}"]);
        await using var scope = app.Services.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }
}
