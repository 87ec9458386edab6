using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Grants one of several without a look at each, where the rules of its service allow that.</summary>
public sealed record GrantInBulk(Caller By, Guid ApplicationId, string Step, string Note, int? Version)
    : IRequest<Result<StepDecided>>, IStepRequest, IRepeatable
{
    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(GrantInBulk)} {ApplicationId} {Step}";
}

internal sealed class GrantInBulkValidator : AbstractValidator<GrantInBulk>
{
    public GrantInBulkValidator()
    {
        RuleFor(request => request.Note).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
        RuleFor(request => request.Version).NotNull();
    }
}

internal sealed class GrantInBulkHandler(StepDecisions decisions, Renewals renewals, BulkRules rules) : IRequestHandler<GrantInBulk, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(GrantInBulk request, CancellationToken cancellationToken) =>
        decisions.Decide(request, (open, by, _) => Decision(request, open, by, cancellationToken), cancellationToken);

    private async Task<Result<StepDecision>> Decision(GrantInBulk request, OpenCase open, Actor by, CancellationToken cancellationToken) =>
        await renewals.WhyNotGrant(open, request.Step, cancellationToken) is { } problem
            ? problem
            : new Grant(by, request.Step, request.Note) { Bulk = await rules.Of(open, request.Step, cancellationToken) };
}
