using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Opinions;

/// <summary>A clerk asks another department for its opinion on a task. It sees the question, and of the facts only what is shared for it.</summary>
public sealed record AskForOpinion(Caller By, Guid ApplicationId, string Step, string Department, string Question, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest, IRepeatable
{
    /// <summary>How long it has; as long as it likes, if none are given.</summary>
    public int? WorkingDays { get; init; }

    public IReadOnlyList<string> Shared { get; init; } = [];

    public string Reason { get; init; } = "";

    public string? IdempotencyKey { get; init; }

    public string Fingerprint => $"{nameof(AskForOpinion)} {ApplicationId:N} {Step} {Department}";
}

internal sealed class AskForOpinionValidator : AbstractValidator<AskForOpinion>
{
    public AskForOpinionValidator(Workflows workflows)
    {
        RuleFor(request => request.Department).Must(workflows.Departments.ContainsKey).WithMessage(_ => OpinionMessages.PickDepartment.Here());
        RuleFor(request => request.Question).NotEmpty().WithMessage(_ => OpinionMessages.EnterQuestion.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
        RuleFor(request => request.Reason).MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
        RuleFor(request => request.Reason).NotEmpty().When(request => request.Shared.Count > 0).WithMessage(_ => OpinionMessages.SayWhyShared.Here());
        RuleFor(request => request.WorkingDays).InclusiveBetween(1, 60).WithMessage(_ => OpinionMessages.DaysBetween.Here());
    }
}

internal sealed class AskForOpinionHandler(AppDbContext db, StepDecisions decisions, Workflows workflows, TimeProvider clock)
    : IRequestHandler<AskForOpinion, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(AskForOpinion request, CancellationToken cancellationToken) => decisions.Decide(
        request, open => Task.FromResult<Result<Prepared>>(Prepare(request, open)), cancellationToken);

    private Prepared Prepare(AskForOpinion request, OpenCase open)
    {
        var (id, question, reason) = (Guid.CreateVersion7(), request.Question.Trim(), request.Reason.Trim());
        var (office, calendar) = (OfficeTime.Of(open.Service.Law), workflows.CalendarOf(open.Service));
        var today = office.DateOf(clock.GetUtcNow());
        DateOnly? due = request.WorkingDays is { } days ? calendar.Add(today, days).Date : null;
        var ask = new AskOpinion(
            request.By.Actor, request.Step, id, request.Department, due, [.. request.Shared.Distinct()], Opinion.DigestOf(id, question, reason));
        return new Prepared(ask, () =>
        {
            var asked = new OpinionAsked(clock.Now(), request.By.Person, ask.Step, id, ask.Department, due, ask.Shared, ask.Digest);
            var opinion = new Opinion(open.Application.Id, asked, open.Service.Step(ask.Step)!.Department, question, reason);
            // The evening before, so that a working day is left; at once late, where there is no such day.
            if (due is { } last)
                opinion.Expect(office.EndOf(last), office.EndOf(request.WorkingDays > 1 ? calendar.Add(today, request.WorkingDays.Value - 1).Date : last));
            db.Opinions.Add(opinion);
            return Task.CompletedTask;
        });
    }
}
