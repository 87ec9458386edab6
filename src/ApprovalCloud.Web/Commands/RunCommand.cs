using System.Data.Common;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using MediatR;

namespace ApprovalCloud.Web.Commands;

internal static class RunCommand
{
    public static async Task<int> Run(string[] args)
    {
        await using var app = WebSetup.Build(args);
        try
        {
            app.Services.GetRequiredService<Workflows>();
        }
        catch (InvalidDataException exception)
        {
            await Console.Error.WriteLineAsync($"The workflows are not sound, so the platform does not start:\n{exception.Message}");
            return 1;
        }

        if (await ChangedSincePublished(app.Services) is { Count: > 0 } changed)
        {
            await Console.Error.WriteLineAsync($"Published services were changed, so the platform does not start:\n{string.Join('\n', changed)}");
            return 1;
        }

        Beginning.Begin(app.Services);
        app.UseDoors();
        await app.RunAsync();
        return 0;
    }

    // A running application keeps the version it was submitted under, to the letter.
    private static async Task<IReadOnlyList<Finding>> ChangedSincePublished(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        try
        {
            var check = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new CheckWorkflows());
            return [.. check.Value!.Findings.Where(finding => finding.Rule == FindingRule.PublishedVersionChanged)];
        }
        catch (Exception exception) when (exception is DbException || exception.IsOfDatabaseAway())
        {
            // No database, or none yet: readiness says so, and nothing can be running in it.
            return [];
        }
    }
}
