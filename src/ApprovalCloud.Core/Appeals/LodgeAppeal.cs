using System.Globalization;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Appeals;

/// <summary>The applicant asks for a refusal to be looked at again (行政复议), by whoever supervises.</summary>
/// <param name="Remedy">The first that is filed here, if none is named.</param>
public sealed record LodgeAppeal(Caller By, Guid ApplicationId, string Step, string Statement, string? Remedy = null) : IRequest<Result<AppealLodged>>, IActsFor
{
    public Acts Act => Acts.Answer;
}

/// <param name="DecideBy">The last day on which it is decided.</param>
public sealed record AppealLodged(string Step, string Remedy, DateOnly DecideBy);

internal sealed class LodgeAppealValidator : AbstractValidator<LodgeAppeal>
{
    public LodgeAppealValidator() => RuleFor(request => request.Statement)
        .NotEmpty().WithMessage(_ => AppealMessages.EnterStatement.Here())
        .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
}

internal sealed class LodgeAppealHandler(AppDbContext db, CaseFile caseFile, Workflows workflows, TimeProvider clock)
    : IRequestHandler<LodgeAppeal, Result<AppealLodged>>
{
    public Task<Result<AppealLodged>> Handle(LodgeAppeal request, CancellationToken cancellationToken) => db.WhenOvertakenAgain<AppealLodged>(async () =>
    {
        if (await caseFile.Open(db.Applications.HandledBy(request.By, request.Act), request.ApplicationId, cancellationToken) is not { } open)
            return Problem.NotFound(Messages.ApplicationNotFound);
        var calendar = workflows.CalendarOf(open.Service);
        if (await Refused(open, request.Step, calendar, cancellationToken) is not { } refusal)
            return Problem.NotFound(AppealMessages.NotRefused);
        if (request.Remedy is null && !refusal.FiledHere.Any())
            return new Problem(ProblemKind.Conflict, "NoAppealHere", AppealMessages.NoneHere);
        var remedy = request.Remedy ?? refusal.FiledHere.First().Remedy.Key;

        var at = clock.Now();
        var outcome = WorkflowEngine.Decide(
            open.Service, open.Run, new FileAppeal(request.By.Actor, request.Step, remedy, request.Statement.Trim()), at);
        if (outcome.Refusal is { } wrong)
            return wrong.ToProblem();
        if (TooLate(refusal, remedy, OfficeTime.Of(open.Service.Law).DateOf(at)) is { } message)
            return new Problem(ProblemKind.Conflict, "TooLateToAppeal", message);

        await caseFile.Record(open, outcome, at, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var filed = outcome.Events.OfType<AppealFiled>().Single();
        return new AppealLodged(request.Step, remedy, RefusalNotice.LastDayFor(filed, open.Service, calendar)!.Value);
    });

    private async Task<RefusalNotice?> Refused(OpenCase open, string step, WorkCalendar calendar, CancellationToken cancellationToken)
    {
        if (open.Steps.FirstOrDefault(row => row.Key == step) is not { Status: StepStatus.Refused or StepStatus.NotAccepted })
            return null;
        var history = await db.HistoryOf(open.Application, row => row.Step == step, cancellationToken);
        return RefusalNotice.Of(history.Select(row => row.Read()), step, open.Service, calendar);
    }

    /// <summary>What is left to do after the last day; null on that day and before.</summary>
    private static Text? TooLate(RefusalNotice refusal, string remedy, DateOnly today)
    {
        var (chosen, until) = refusal.Remedies.Single(one => one.Remedy.Key == remedy);
        if (until >= today)
            return null;
        var late = AppealMessages.TooLate.With(chosen.Title, Day(until));
        return refusal.Remedies.FirstOrDefault(one => one.Until >= today) is { } open
            ? AppealMessages.StillOpen.With(late, open.Remedy.Title, Day(open.Until), open.Remedy.LegalBasis)
            : AppealMessages.NothingLeft.With(late);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
