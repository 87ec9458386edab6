using System.CommandLine;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Web.Commands;

internal static class DemoCommand
{
    public static Command Create()
    {
        var applications = new Option<int>("--applications") { Description = "How many applications.", DefaultValueFactory = _ => 3_000 };
        var months = new Option<int>("--months") { Description = "Over how many months up to now.", DefaultValueFactory = _ => 9 };
        var command = new Command("demo", "Makes sample people and tells a story through the real commands. Development only.") { applications, months };
        command.SetAction((given, cancel) => Tell(given.GetValue(applications), given.GetValue(months), cancel));
        return command;
    }

    private static async Task<int> Tell(int applications, int months, CancellationToken cancel)
    {
        // What sample people do in a story is nothing to watch over.
        await using var app = WebSetup.Build(
            ["--Jobs:Enabled=false", $"--Serilog:MinimumLevel:Override:{SecurityLog.Category}=Error"], services => services.AddSingleton<TimeProvider>(new MovingClock()));
        if (!app.Environment.IsDevelopment())
        {
            await Console.Error.WriteLineAsync("Sample people exist in Development only. Set ASPNETCORE_ENVIRONMENT=Development.");
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await SeedCommand.Seed(scope.ServiceProvider, cancel);
        if (await scope.ServiceProvider.GetRequiredService<AppDbContext>().Applications.ForThePlatform().AnyAsync(cancel))
        {
            Console.WriteLine("There are applications already; the story is told once, in an empty database.");
            return 0;
        }

        var told = await scope.ServiceProvider.GetRequiredService<DemoStory>().Tell(applications, months, cancel);
        Console.WriteLine($"{told} applications over {months} months.");
        return 0;
    }
}
