using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// 告知承诺: what the applicant committed to is looked at after the grant. If it is broken, the grant is taken back and the
/// applicant barred, in the same save.
/// </summary>
/// <param name="RectifyBy">The last day to put right what was found; as the service says, if none is set.</param>
public sealed record CheckPromise(
    Caller By, Guid ApplicationId, string Step, CheckResult? Result, string Note, DateOnly? RectifyBy = null, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class CheckPromiseValidator : AbstractValidator<CheckPromise>
{
    public CheckPromiseValidator()
    {
        RuleFor(request => request.Result).Must(result => result is { } one && Enum.IsDefined(one)).WithMessage(_ => PromiseMessages.SelectResult.Here());
        RuleFor(request => request.Note).NotEmpty().WithMessage(_ => PromiseMessages.SayWhatWasFound.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }
}

internal sealed class CheckPromiseHandler(AppDbContext db, StepDecisions decisions, TakingBack takingBack, Workflows workflows, TimeProvider clock)
    : IRequestHandler<CheckPromise, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(CheckPromise request, CancellationToken cancellationToken) => decisions.Decide(
        request,
        (open, by) => new CheckCommitment(by, request.Step, request.Result!.Value, request.Note.Trim(), RectifyBy(open, request)),
        cancellationToken,
        async (open, outcome, at) =>
        {
            if (RectifyBy(open, request) <= OfficeTime.Of(open.Service.Law).DateOf(at))
                return Problem.Invalid(new Dictionary<string, string[]> { [nameof(request.RectifyBy)] = [PromiseMessages.RectifyLater.Here()] });
            if (request.Result != CheckResult.Broken)
                return outcome;
            var taken = await takingBack.Of(open, outcome, request.By.Actor, request.Step, request.Note.Trim(), at, cancellationToken);
            if (taken.IsOk)
                db.Bars.Add(new Bar(open.Application.ApplicantId, open.Application.Id, request.Step, request.Note.Trim(), at));
            return taken;
        });

    private DateOnly? RectifyBy(OpenCase open, CheckPromise request) =>
        request.Result != CheckResult.ToRectify || open.Service.Step(request.Step)?.Commitment is not { } commitment
            ? null
            : request.RectifyBy ?? Promises.RectifyBy(open.Service, commitment, workflows, clock.Now());
}
