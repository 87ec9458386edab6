using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;
using FluentValidation;
using MediatR;

namespace ApprovalCloud.Core.Tasks;

/// <summary>Does not accept it, because the department is not competent, and names the right body (行政许可法 art. 32(2)).</summary>
/// <param name="RightBody">The key of a department, or a body's name.</param>
public sealed record DeclineCompetence(
    Caller By, Guid ApplicationId, string Step, string RightBody, string Reason, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

internal sealed class DeclineCompetenceValidator : AbstractValidator<DeclineCompetence>
{
    public DeclineCompetenceValidator(Workflows workflows)
    {
        RuleFor(request => request.RightBody)
            .NotEmpty().WithMessage(_ => IntakeMessages.NameTheBody.Here())
            .MaximumLength(200).WithMessage(_ => IntakeMessages.BodyTooLong.Here())
            .Must((request, body) => !IsOwn(workflows, request.By.Department, body)).WithMessage(_ => IntakeMessages.NameAnother.Here());
        RuleFor(request => request.Reason)
            .NotEmpty().WithMessage(_ => Messages.EnterReason.Here())
            .MaximumLength(4_000).WithMessage(_ => Messages.ReasonTooLong.Here());
    }

    private static bool IsOwn(Workflows workflows, string? department, string? body) =>
        department is not null && workflows.Departments.TryGetValue(department, out var own)
        && (body?.Trim() is { } named && (named == department || named == own.Name.En || named == own.Name.ZhHans || named == own.Name.ZhHant));
}

internal sealed class DeclineCompetenceHandler(StepDecisions decisions) : IRequestHandler<DeclineCompetence, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(DeclineCompetence request, CancellationToken cancellationToken) => decisions.Decide(
        request, by => new Engine.Running.DeclineCompetence(by, request.Step, request.RightBody.Trim(), request.Reason), cancellationToken);
}

public static class RightBodies
{
    /// <summary>What a body is called: a department by its name, any other as it was written.</summary>
    public static Text NameOfBody(this Workflows workflows, string body) =>
        workflows.Departments.GetValueOrDefault(body)?.Name ?? Text.Same(body);
}
