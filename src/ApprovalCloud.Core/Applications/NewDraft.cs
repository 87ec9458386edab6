using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Applications;

/// <param name="By">Whoever begins it, with whom they act for.</param>
internal sealed record Begun(Caller By, Application Application, ApplicationFacts Facts);

/// <summary>Makes a draft of what somebody asks for; it is saved by whoever asks for it.</summary>
internal sealed class NewDraft(AppDbContext db, Workflows workflows, Renewals renewals, FindActing acting, TimeProvider clock)
{
    public async Task<Result<Begun>> Begin(StartDraft request, CancellationToken cancellationToken)
    {
        if (workflows.Find(request.Service) is not { } service)
            return Problem.NotFound(Messages.ServiceNotFound);
        var (by, answers) = (request.By, request.Answers);
        if (request.Under is { } under)
        {
            var allowed = await Allowed(request.By, under, service, cancellationToken);
            if (!allowed.IsOk)
                return allowed.Problem;
            by = by with { For = allowed.Value };
            if (allowed.Value.Company is { } company)
                answers = new Dictionary<string, string>(answers) { [Companies.Uscc] = company };
        }

        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, answers);
        if (sheet.Problems.Count > 0)
            return Problem.Invalid(sheet.Problems.ToDictionary(problem => problem.Key, problem => new[] { problem.Value.Here() }));

        var (licence, problem) = await renewals.Find(by.Principal, service, request.Renews, cancellationToken);
        if (problem is not null)
            return problem;

        var application = new Application(Guid.CreateVersion7(), service.Key, service.Version, by.Principal.Person, clock.Now()) { Company = by.For?.Company };
        var facts = new ApplicationFacts(application.Id);
        facts.Replace(answers);
        if (licence is not null)
            await renewals.Begin(application, facts, service, licence, cancellationToken);
        db.Add(application);
        db.Add(facts);
        return new Begun(by, application, facts);
    }

    private async Task<Result<ActingFor>> Allowed(Caller by, Guid delegation, ServiceDefinition service, CancellationToken cancellationToken)
    {
        if (await acting.Under(by.Id, delegation, cancellationToken) is not { } found)
            return Problem.NotFound(DelegationMessages.NotFound);
        if (!found.IsForService(service.Key))
            return new Problem(ProblemKind.Forbidden, "NotDelegated", DelegationMessages.NotForService.With(found.Principal.Name));
        if (found.WhyNot(Acts.Prepare) is { } problem)
            return problem;
        return found.Company is not null && service.Questions.All(question => question.Fact != Companies.Uscc)
            ? new Problem(ProblemKind.Forbidden, "NotAboutCompanies", DelegationMessages.NotAboutCompanies)
            : found;
    }
}
