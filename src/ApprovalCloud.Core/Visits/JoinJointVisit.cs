using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Visits;

/// <summary>The department names its officers for the visit, two at least (行政许可法 art. 34).</summary>
public sealed record JoinJointVisit(Caller By, Guid ApplicationId, string Step, IReadOnlyList<string> Officers, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class JoinJointVisitValidator : AbstractValidator<JoinJointVisit>
{
    public JoinJointVisitValidator() => RuleFor(request => request.Officers)
        .Must(officers => officers.Count <= 20 && officers.All(name => !string.IsNullOrWhiteSpace(name) && name.Length <= 100))
        .WithMessage(_ => ProcedureMessages.OfficerNames.Here());
}

internal sealed class JoinJointVisitHandler(StepDecisions decisions) : IRequestHandler<JoinJointVisit, Result<StepDecided>>
{
    public async Task<Result<StepDecided>> Handle(JoinJointVisit request, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> officers = [.. request.Officers.Select(name => name.Trim()).Distinct(StringComparer.Ordinal)];
        var decided = await decisions.Decide(request, by => new JoinVisit(by, request.Step, officers), cancellationToken);
        return decided.Under(nameof(request.Officers), RefusalRule.OfficersMissing);
    }
}
