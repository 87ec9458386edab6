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

/// <summary>Accepts an application (行政许可法 art. 32(5)); what the applicant committed to may follow (容缺受理).</summary>
public sealed record AcceptStep(Caller By, Guid ApplicationId, string Step, IReadOnlyList<MayFollow> ToFollow, int? Version = null)
    : IRequest<Result<StepDecided>>, IStepRequest;

/// <param name="By">The last day for it; as long as the service allows, if none is given.</param>
public sealed record MayFollow(string Material, DateOnly? By = null);

internal sealed class AcceptStepValidator : AbstractValidator<AcceptStep>
{
    public AcceptStepValidator() => RuleFor(request => request.ToFollow)
        .Must(follows => follows.Select(one => one.Material).Distinct().Count() == follows.Count)
        .WithMessage(_ => IntakeMessages.NamedTwice.Here());
}

internal sealed class AcceptStepHandler(StepDecisions decisions, TaskMaterials materials, Workflows workflows, TimeProvider clock)
    : IRequestHandler<AcceptStep, Result<StepDecided>>
{
    public Task<Result<StepDecided>> Handle(AcceptStep request, CancellationToken cancellationToken) => decisions.Decide(
        request,
        async open =>
        {
            var today = OfficeTime.Of(open.Service.Law).DateOf(clock.GetUtcNow());
            var follow = new List<FollowUp>();
            foreach (var one in request.ToFollow)
            {
                // What is not secondary, or not committed to, the engine refuses by name.
                var material = open.Service.Materials.FirstOrDefault(material => material.Key == one.Material);
                var latest = material is null ? today : workflows.CalendarOf(open.Service).Due(today, material.FollowWithin).Date;
                if (material is not null && await Problem(open, material, one.By, today, latest, cancellationToken) is { } problem)
                    return problem;
                follow.Add(new FollowUp(one.Material, one.By ?? latest));
            }

            return new Prepared(new Accept(request.By.Actor, request.Step, follow));
        },
        cancellationToken);

    private async Task<Problem?> Problem(
        OpenCase open, Material material, DateOnly? by, DateOnly today, DateOnly latest, CancellationToken cancellationToken)
    {
        var field = $"{nameof(AcceptStep.ToFollow)}.{material.Key}";
        if ((await materials.Of(open, [material], cancellationToken))[0].State is MaterialState.Met or MaterialState.ToBeIssued)
            return Requests.Problem.Invalid(new Dictionary<string, string[]> { [field] = [IntakeMessages.IsMet.With(material.Title).Here()] });
        return by is { } day && (day <= today || day > latest)
            ? Requests.Problem.Invalid(new Dictionary<string, string[]> { [field] = [IntakeMessages.FollowBetween.With(material.Title, Day(today.AddDays(1)), Day(latest)).Here()] })
            : null;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
