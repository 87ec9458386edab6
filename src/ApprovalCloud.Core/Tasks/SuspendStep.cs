using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>A special procedure begins; its time is not counted (行政许可法 art. 45), and the applicant is told why and how long.</summary>
public sealed record SuspendStep(
    Caller By, Guid ApplicationId, string Step, SpecialProcedure Procedure, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest
{
    /// <summary>The day until which it is to last.</summary>
    public DateOnly? Term { get; init; }

    public DateOnly? HearingOn { get; init; }

    /// <summary>A colleague who does not examine the application (art. 48).</summary>
    public Guid? Presider { get; init; }
}

internal sealed class SuspendStepValidator : AbstractValidator<SuspendStep>
{
    public SuspendStepValidator()
    {
        RuleFor(request => request.Note)
            .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
        When(request => request.Procedure == SpecialProcedure.Hearing, () =>
        {
            RuleFor(request => request.HearingOn).NotNull().WithMessage(_ => ProcedureMessages.EnterHearingDay.Here());
            RuleFor(request => request.Presider).NotNull().WithMessage(_ => ProcedureMessages.ChoosePresider.Here());
        });
    }
}

internal sealed class SuspendStepHandler(AppDbContext db, Workflows workflows, StepDecisions decisions)
    : IRequestHandler<SuspendStep, Result<StepDecided>>
{
    public async Task<Result<StepDecided>> Handle(SuspendStep request, CancellationToken cancellationToken)
    {
        var presider = request.Procedure != SpecialProcedure.Hearing ? null : await db.Users.AsNoTracking()
            .SingleOrDefaultAsync(user => user.Id == request.Presider && user.Department == request.By.Department, cancellationToken);
        var note = presider is null ? request.Note
            : ProcedureMessages.HearingNote.With(ProcedureMessages.Of(request.HearingOn!.Value), presider.DisplayName).Here() + "\n" + request.Note;
        var decided = await decisions.Decide(
            request, (by, _) => new Suspend(by, request.Step, request.Procedure, note, request.Term),
            moment => Task.FromResult(CheckTerm(request, moment) ?? CheckHearing(request, moment, presider?.Id)), cancellationToken);
        return decided.Under(nameof(request.Term), RefusalRule.TermMissing, ProcedureMessages.EnterTerm);
    }

    private static Problem? CheckTerm(SuspendStep request, Moment moment)
    {
        if (request.Term <= moment.Today)
            return InField.Wrong(nameof(request.Term), ProcedureMessages.TermInTheFuture);
        return request.Procedure == SpecialProcedure.Hearing && request.Term < request.HearingOn
            ? InField.Wrong(nameof(request.Term), ProcedureMessages.TermBeforeHearing)
            : null;
    }

    private Problem? CheckHearing(SuspendStep request, Moment moment, Guid? presider)
    {
        if (request.Procedure != SpecialProcedure.Hearing)
            return null;
        if (presider is null || presider == request.By.Id || presider == moment.Row.AssigneeId)
            return InField.Wrong(nameof(request.Presider), ProcedureMessages.ChoosePresider);
        if (moment.Law.Hearing is not { } rule)
            return request.HearingOn <= moment.Today ? InField.Wrong(nameof(request.HearingOn), ProcedureMessages.TermInTheFuture) : null;
        var calendar = workflows.CalendarOf(moment.Open.Service);
        var (first, last) = (calendar.Advance(moment.Today, rule.Notice), calendar.Advance(moment.Today, rule.Within));
        return request.HearingOn < first || request.HearingOn > last
            ? InField.Wrong(
                nameof(request.HearingOn),
                ProcedureMessages.HearingDay.With(ProcedureMessages.Of(first), ProcedureMessages.Of(last), rule.LegalBasis))
            : null;
    }
}
