using System.CommandLine;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Commands;

public static class SeedCommand
{
    public static Command Create()
    {
        var command = new Command("seed", "Saves reference data: roles and the published services. Safe to repeat.");
        command.SetAction((_, cancel) => CommandLine.WithServices(services => Seed(services, cancel)));
        return command;
    }

    public static async Task<int> Seed(IServiceProvider services, CancellationToken cancel)
    {
        await services.GetRequiredService<SeedRoles>().Run();
        var folder = WorkflowFolder.Find(services.GetRequiredService<IConfiguration>()["Workflows:Folder"], AppContext.BaseDirectory);
        var findings = await services.GetRequiredService<PublishServices>()
            .Publish(services.GetRequiredService<Workflows>(), WorkflowFolder.Files(folder), cancel);
        foreach (var finding in findings)
            await Console.Error.WriteLineAsync(finding.ToString());
        return findings.Count == 0 ? 0 : 1;
    }
}
