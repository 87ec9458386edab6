using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Archive;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// Asks the applicant to put right what this step reads, everything at once (行政许可法 art. 32(4)). To ask again about the
/// same thing is recorded as a violation (art. 72(4)).
/// </summary>
public sealed record AskForCorrection(
    Caller By, Guid ApplicationId, string Step, IReadOnlyList<CorrectionItem> Items, string Message, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest
{
    /// <summary>The last day for the answer, where one is set.</summary>
    public DateOnly? Term { get; init; }
}

internal sealed class AskForCorrectionValidator : AbstractValidator<AskForCorrection>
{
    public AskForCorrectionValidator()
    {
        RuleFor(request => request.Items).NotEmpty().WithMessage(_ => Messages.SelectItems.Here());
        RuleFor(request => request.Message).NotEmpty().WithMessage(_ => Messages.SayWhatIsWrong.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class AskForCorrectionHandler(AppDbContext db, StepDecisions decisions, TimeProvider clock)
    : IRequestHandler<AskForCorrection, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(AskForCorrection request, CancellationToken cancellationToken) => decisions.Decide(
        request,
        async open =>
        {
            if (request.Term <= OfficeTime.Of(open.Service.Law).DateOf(clock.GetUtcNow()))
                return Problem.Invalid(new Dictionary<string, string[]> { [nameof(request.Term)] = [IntakeMessages.TermPast.Here()] });
            return new Prepared(new RequestCorrection(request.By.Actor, request.Step, Guid.CreateVersion7(), request.Items, request.Message)
            {
                Earlier = await Earlier(open, request.Step, cancellationToken),
                Term = request.Term,
            });
        },
        cancellationToken);

    private async Task<HashSet<string>> Earlier(OpenCase open, string step, CancellationToken cancellationToken)
    {
        var notices = await db.HistoryOf(open.Application, row => row.Step == step && row.Kind == nameof(CorrectionRequested), cancellationToken);
        return [.. notices.SelectMany(row => ((CorrectionRequested)row.Read()).Items.Select(item => item.Subject))];
    }
}
