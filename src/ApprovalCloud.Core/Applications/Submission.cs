using ApprovalCloud.Core.Counter;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Core.Applications;

/// <summary>Checks a draft, signs it and sets it going; what follows is saved by whoever asks for it.</summary>
internal sealed class Submission(
    AppDbContext db, Workflows workflows, CaseFile caseFile, NumberSequence numbers, LicencePool pool, Renewals renewals, Offering offering, TimeProvider clock)
{
    /// <param name="signing">How the applicant confirmed it; whoever asks has checked the confirmation.</param>
    public async Task<Result<Submitted>> Run(Caller by, Application application, ApplicationFacts facts, SigningMethod signing, CancellationToken cancellationToken)
    {
        if (await Signing(by, signing, application, cancellationToken) is not { } method)
            return new Problem(ProblemKind.Conflict, "NotConfirmed", CounterMessages.NotConfirmed);

        var service = workflows.Find(application.Service)!;
        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, facts.Answers, facts.FromElsewhere());
        var plan = WorkflowEngine.Plan(service, sheet.Facts);
        if (Parties.Missing(service, plan.Facts, facts.Sources) is { Count: > 0 } missing)
            return Problem.Invalid(missing.ToDictionary(one => one.Key, one => new[] { one.Value.Here() }));
        if (sheet.Errors(plan, workflows.Vocabulary) is { Count: > 0 } errors)
            return Problem.Invalid(errors);
        if (application.Company is { } company && AnswerSheet.Kept(plan).GetValueOrDefault(Companies.Uscc) != company)
            return Problem.Invalid(new Dictionary<string, string[]> { [Companies.Uscc] = [DelegationMessages.OtherCompany.With(company).Here()] });
        if (await renewals.WhyNotSubmit(by.Principal, application, service, AnswerSheet.Kept(plan), cancellationToken) is { } problem)
            return problem;
        var signed = await offering.Sign(by.Principal, application, plan, cancellationToken);
        if (!signed.IsOk)
            return signed.Problem;
        // What another system handed over was submitted there.
        var isImported = application.Channel == FilingForm.Imported;
        var at = isImported ? application.CreatedAt : clock.Now();
        facts.Replace(AnswerSheet.Kept(plan));
        facts.ReplaceSources(facts.Sources.Where(source => facts.Answers.ContainsKey(source.Key)).ToDictionary());
        await pool.Meet(by.Principal, application, plan, facts.Answers, at, cancellationToken);
        List<MaterialRow> materials = service.Materials.Count == 0 ? [] : [.. db.Materials.Local.Where(row => row.ApplicationId == application.Id && row.IsValid(at))];
        var files = service.Materials.Count == 0 ? [] : await Files(application, cancellationToken);
        var document = new SignedDocument(application, service.Version, facts, materials, files, at);
        var outcome = WorkflowEngine.Start(
            service, plan, application.Applicant, at, signed.Value, document.Sign(method) with { Reference = application.Reference }, by.Actor);
        if (outcome.Refusal is { } refusal)
            return refusal.ToProblem();
        outcome = WithFiles(outcome, files);
        // Departments bring their open cases along, and are not told of each.
        if (isImported)
            outcome = outcome with { Effects = [.. outcome.Effects.Where(effect => effect is Effect.TellApplicant)] };

        db.SignedDocuments.Add(document);
        var met = materials.Select(row => row.Key).ToHashSet();
        db.Burdens.Add(new ApplicationBurden(
            application.Id, service.Key, at, Burden.Of(
                plan, facts.Sources.ContainsKey, material => met.Contains(material.Key) || plan.IsIssuedBefore(material))));
        var open = await Accept(application, service, WorkflowEngine.NewRun(service, application.Applicant, application.Choices), at, cancellationToken);
        outcome = await caseFile.Record(open, outcome, at, cancellationToken);
        return new Submitted(
            application.Id, application.Number!, outcome.Run!.Status(service), application.DueAt!.Value, [.. open.Steps.Select(StepView.Of)]);
    }

    // At a counter the applicant has said yes to exactly this, or nothing is signed.
    private async Task<SigningMethod?> Signing(Caller by, SigningMethod signing, Application application, CancellationToken cancellationToken)
    {
        if (by.For is not { Behalf.Kind: BehalfKind.Counter })
            return signing;
        var said = await db.CounterFilings.AsNoTracking().OfScopedRows()
            .Where(filing => filing.ApplicationId == application.Id && filing.ConfirmedVersion == application.RowVersion)
            .Select(filing => filing.ConfirmedBy).SingleOrDefaultAsync(cancellationToken);
        return said is not { } how ? null : how switch
        {
            Confirmation.Code => SigningMethod.Code,
            Confirmation.Document => SigningMethod.Paper,
        };
    }

    // What is sent with it is on record with it, sealed by its hash.
    private Task<List<MaterialFile>> Files(Application application, CancellationToken cancellationToken) => db.MaterialFiles.AsNoTracking().OfScopedRows()
        .Where(file => file.ApplicationId == application.Id && file.EndedAt == null && file.State != FileState.Refused)
        .OrderBy(file => file.At).ThenBy(file => file.Id).ToListAsync(cancellationToken);

    private static Outcome WithFiles(Outcome outcome, List<MaterialFile> files)
    {
        var submitted = (ApplicationSubmitted)outcome.Events[0];
        var attached = files.Select(file => new FileAttached(submitted.At, submitted.By!, file.Material, file.Id, file.Name, file.Sha256) { For = submitted.For });
        return outcome with { Events = [submitted, .. attached, .. outcome.Events.Skip(1)] };
    }

    private async Task<OpenCase> Accept(
        Application application, ServiceDefinition service, Run before, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var office = OfficeTime.Of(workflows.JurisdictionOf(service));
        var number = await numbers.Next(db, service.Code, office.DateOf(at), cancellationToken);
        application.Submit(number, service.Version, at);
        var steps = service.Steps
            .Select((step, position) => new StepRow(application.Id, step.Key, step.Department, position, before[step.Key])).ToList();
        db.Steps.AddRange(steps);
        return new OpenCase(application, steps, service);
    }
}
