using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Asks the head of the agency to extend the limit of a step, before it has passed (行政许可法 art. 42).</summary>
/// <param name="Length">In the unit of the law.</param>
public sealed record AskForExtension(Caller By, Guid ApplicationId, string Step, int Length, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class AskForExtensionValidator : AbstractValidator<AskForExtension>
{
    public AskForExtensionValidator()
    {
        RuleFor(request => request.Length).InclusiveBetween(1, 1_000).WithMessage(_ => ProcedureMessages.EnterLength.Here());
        RuleFor(request => request.Reason)
            .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AskForExtensionHandler(StepDecisions decisions) : IRequestHandler<AskForExtension, Result<StepDecided>>
{
    public async Task<Result<StepDecided>> Handle(AskForExtension request, CancellationToken cancellationToken)
    {
        Extension? law = null;
        var decided = await decisions.Decide(
            request,
            (by, moment) =>
            {
                law = moment.Law.Step.Extensions.ElementAtOrDefault(moment.Detail.Extensions);
                return new AskExtension(
                    by, request.Step, new Duration(request.Length, moment.Law.Step.ExtensionUnit(moment.Detail.Extensions)), request.Reason);
            },
            moment => Task.FromResult(Extensions.CheckLimit(moment.Row, moment.At)), cancellationToken);
        return decided.Under(nameof(request.Length), RefusalRule.ExtensionTooLong, Extensions.TooLong(law));
    }
}

/// <summary>What holds for every extension.</summary>
internal static class Extensions
{
    /// <summary>What has passed cannot be extended; while a clock stands its limit does not pass.</summary>
    public static Problem? CheckLimit(StepRow row, DateTimeOffset at) => IsPassed(row.DueAt, row.PausedAt, row.PausedUntil, at) ? Passed : null;

    public static Problem? CheckLimit(Application application, DateTimeOffset at) =>
        IsPassed(application.DueAt, application.PausedAt, application.PausedUntil, at) ? Passed : null;

    public static Text? TooLong(Extension? law) =>
        law?.Longest is { } longest ? ProcedureMessages.TooLong.With(longest.Say(), law.LegalBasis) : null;

    private static Problem Passed => new Refusal(RefusalRule.LimitPassed).ToProblem();

    private static bool IsPassed(DateTimeOffset? due, DateTimeOffset? pausedAt, DateTimeOffset? pausedUntil, DateTimeOffset at) =>
        due < (pausedAt is not null && pausedUntil is null ? pausedAt : at);
}
