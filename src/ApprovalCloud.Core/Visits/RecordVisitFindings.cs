using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Visits;

/// <summary>What the department found at the premises, on the day of the visit or later.</summary>
public sealed record RecordVisitFindings(
    Caller By, Guid ApplicationId, string Step, VisitFinding? Finding, string Report, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class RecordVisitFindingsValidator : AbstractValidator<RecordVisitFindings>
{
    public RecordVisitFindingsValidator()
    {
        RuleFor(request => request.Finding).NotNull().WithMessage(_ => ProcedureMessages.ChooseFinding.Here())
            .IsInEnum().WithMessage(_ => ProcedureMessages.ChooseFinding.Here());
        RuleFor(request => request.Report)
            .NotEmpty().WithMessage(_ => ProcedureMessages.EnterReport.Here())
            .MaximumLength(4_000).WithMessage(_ => ProcedureMessages.NoteTooLong.Here());
    }
}

internal sealed class RecordVisitFindingsHandler(AppDbContext db, StepDecisions decisions)
    : IRequestHandler<RecordVisitFindings, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(RecordVisitFindings request, CancellationToken cancellationToken) => decisions.Decide(
        request, (by, _) => new RecordFindings(by, request.Step, request.Finding!.Value, request.Report),
        moment => CheckDay(moment, cancellationToken), cancellationToken);

    private async Task<Problem?> CheckDay(Moment moment, CancellationToken cancellationToken)
    {
        var on = await db.Visits.AsNoTracking().OfScopedRows()
            .Where(visit => visit.ApplicationId == moment.Row.ApplicationId && visit.Id == moment.Detail.Visit)
            .Select(visit => visit.On).SingleAsync(cancellationToken);
        var day = moment.Office.DateOf(on);
        return day > moment.Today
            ? new Problem(ProblemKind.Conflict, "VisitNotYet", ProcedureMessages.VisitNotYet.With(ProcedureMessages.Of(day)))
            : null;
    }
}
