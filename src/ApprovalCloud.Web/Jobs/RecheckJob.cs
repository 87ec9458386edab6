using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using Hangfire;
using MediatR;

namespace ApprovalCloud.Web.Jobs;

/// <summary>Asks the registries again when somebody takes a task up, without keeping them waiting.</summary>
public sealed class RecheckJob(IMediator mediator)
{
    [AutomaticRetry(Attempts = 0)]
    public Task Run(Guid person, string name, string department, Guid application, string step, CancellationToken cancellationToken) =>
        mediator.Send(new RecheckFacts(new Caller(person, name) { Department = department }, application, step), cancellationToken);
}

public static class RecheckJobs
{
    public static void Recheck(this IBackgroundJobClient jobs, Caller by, Guid application, string step) =>
        jobs.Enqueue<RecheckJob>(job => job.Run(by.Id, by.Name, by.Department ?? "", application, step, CancellationToken.None));
}
