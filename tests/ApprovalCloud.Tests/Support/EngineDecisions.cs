using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Support;

/// <summary>What the engine decides, on record, where no use case is what a test is about.</summary>
internal static class EngineDecisions
{
    public static Task Decide(this Platform platform, Guid application, Decision decision) => platform.InScope(async services =>
    {
        var (db, file, at) = (services.GetRequiredService<AppDbContext>(), services.GetRequiredService<CaseFile>(), platform.Clock.GetUtcNow());
        var open = (await file.Open(db.Applications.ForThePlatform(), application, CancellationToken.None))!;
        var outcome = WorkflowEngine.Decide(open.Service, open.Run, decision, at);
        Assert.Null(outcome.Refusal);
        await file.Record(open, outcome, at, CancellationToken.None);
        await db.SaveChangesAsync();
    });
}
