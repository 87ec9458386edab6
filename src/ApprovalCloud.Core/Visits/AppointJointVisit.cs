using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Visits;

/// <summary>One appointment at the premises for all steps that need to see them; a visit that is appointed already is moved.</summary>
/// <param name="Steps">The other steps of the application that take part.</param>
/// <param name="Note">What the applicant should have ready.</param>
public sealed record AppointJointVisit(
    Caller By, Guid ApplicationId, string Step, DateTimeOffset On, IReadOnlyList<string> Steps, string Note, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class AppointJointVisitValidator : AbstractValidator<AppointJointVisit>
{
    public AppointJointVisitValidator()
    {
        RuleFor(request => request.On).NotEmpty().WithMessage(_ => ProcedureMessages.EnterVisitTime.Here());
        RuleFor(request => request.Note).MaximumLength(4_000).WithMessage(_ => ProcedureMessages.NoteTooLong.Here());
    }
}

internal sealed class AppointJointVisitHandler(StepDecisions decisions) : IRequestHandler<AppointJointVisit, Result<StepDecided>>
{
    public async Task<Result<StepDecided>> Handle(AppointJointVisit request, CancellationToken cancellationToken)
    {
        var on = new DateTimeOffset(request.On.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
        var decided = await decisions.Decide(
            request,
            (by, moment) => new AppointVisit(by, request.Step, moment.Detail.Visit ?? Guid.CreateVersion7(), on, request.Steps, request.Note ?? ""),
            moment => Task.FromResult(on <= moment.At ? InField.Wrong(nameof(request.On), ProcedureMessages.VisitInTheFuture) : null),
            cancellationToken);
        return decided.Under(nameof(request.Steps), RefusalRule.VisitNotPartOfStep);
    }
}
