using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Tasks;

/// <summary>
/// A clerk looks at an application that is no task of theirs, and says why: they see what their department's steps of that
/// service declare, and nothing else; the applicant sees that they looked, and a supervisor reviews it.
/// </summary>
public sealed record BreakGlass(Caller By, string Number, string Reason, ReadSource Source = ReadSource.Page) : IRequest<Result<Glimpse>>;

/// <param name="Steps">The department's own steps of the service: with the law under which each reads what is shown.</param>
public sealed record Glimpse(
    Guid ApplicationId, string Number, ServiceDefinition Service, IReadOnlyList<Step> Steps,
    IReadOnlyDictionary<string, string> Facts, IReadOnlyList<TaskMaterial> Materials);

internal sealed class BreakGlassValidator : AbstractValidator<BreakGlass>
{
    public BreakGlassValidator()
    {
        RuleFor(request => request.Number).NotEmpty().WithMessage(_ => Messages.EnterNumber.Here());
        RuleFor(request => request.Reason).Must(reason => reason?.Trim().Length is >= 20 and <= 1_000).WithMessage(_ => Messages.SayWhyYouLook.Here());
    }
}

internal sealed class BreakGlassHandler(AppDbContext db, CaseFile caseFile, TaskMaterials taskMaterials, AccessLedger ledger, Workflows workflows)
    : IRequestHandler<BreakGlass, Result<Glimpse>>
{
    public async Task<Result<Glimpse>> Handle(BreakGlass request, CancellationToken cancellationToken)
    {
        // An application that does not concern the department answers as one that does not exist: numbers cannot be tried out.
        if (await Find(request, cancellationToken) is not { } open
            || open.Service.Steps.Where(step => step.Department == request.By.Department).ToList() is not { Count: > 0 } own
            || open.Application.ApplicantId == request.By.Id)
            return Problem.NotFound(Messages.NothingToLookAt);
        if (await db.Steps.TasksOf(request.By).AnyAsync(step => step.ApplicationId == open.Application.Id, cancellationToken))
            return new Problem(ProblemKind.Conflict, "IsYourTask", Messages.IsYourTask);

        var answers = (await db.ApplicationFacts.AsNoTracking()
            .SingleAsync(facts => facts.ApplicationId == open.Application.Id, cancellationToken)).Answers;
        var facts = own.SelectMany(step => step.Reads).Distinct().Where(answers.ContainsKey).ToDictionary(fact => fact, fact => answers[fact]);
        var plan = WorkflowEngine.Plan(open.Service, AnswerSheet.Read(open.Service, workflows.Vocabulary, answers).Facts);
        var materials = plan.Materials.Select(planned => planned.Material)
            .Where(material => own.Exists(step => material.ReadBy.Contains(step.Key))).ToList();
        var look = new ReadEntry(
            ReadPurpose.BreakGlass, request.Source, [.. facts.Keys, .. materials.Select(material => ReadEntry.Material + material.Key)])
        {
            Reason = request.Reason.Trim(),
        };
        await ledger.Write(open.Application.Id, request.By, look, cancellationToken);
        return new Glimpse(
            open.Application.Id, open.Application.Number!, open.Service, own, facts, await taskMaterials.Of(open, materials, cancellationToken));
    }

    // By its number, for a clerk of any department: whom it concerns is decided above, before anything is said.
    private async Task<OpenCase?> Find(BreakGlass request, CancellationToken cancellationToken)
    {
        var number = request.Number.Trim();
        var visible = db.Applications.AsNoTracking().ForThePlatform()
            .Where(application => application.Number == number && request.By.Department != null);
        var id = await visible.Select(application => (Guid?)application.Id).SingleOrDefaultAsync(cancellationToken);
        return id is null ? null : await caseFile.Open(visible, id.Value, cancellationToken);
    }
}
