using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>A special procedure of a task that has begun and not ended.</summary>
/// <param name="StopsClock">Whether the law stops the clock for it, as it was begun.</param>
public sealed record RunningProcedure(SpecialProcedure Procedure, DateTimeOffset Since, DateOnly? Term, string Note, bool StopsClock)
{
    public static IReadOnlyList<RunningProcedure> Of(TaskView task) =>
    [
        .. from procedure in task.Standing.Detail.Procedures
           let begun = task.History.Select(entry => entry.Happened).OfType<StepSuspended>()
               .LastOrDefault(begun => begun.Step == task.Step.Key && begun.Procedure == procedure)
           where begun is not null
           select new RunningProcedure(procedure, begun.At, begun.Term, begun.Note, task.Service.Law.StopsFor(procedure.Cause(), begun.Term)),
    ];
}
