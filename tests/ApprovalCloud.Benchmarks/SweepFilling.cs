using System.Globalization;
using System.Security.Cryptography;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Benchmarks;

/// <summary>
/// Fills a database with applications whose deadlines have passed in various ways. A few come about by the real commands;
/// their rows are copied under new ids, and every event of a copy is sealed again by the product's own chain.
/// </summary>
internal sealed class SweepFilling(IServiceProvider services, MovingClock clock)
{
    private const string Service = "open-a-restaurant";

    private sealed record Template(Application Application, int Steps, IReadOnlyList<EventRow> Events);

    public async Task<(int Applications, int Steps)> Fill(int deadlines, CancellationToken cancellationToken)
    {
        var now = clock.Now.AddDays(60);
        List<Template> templates =
        [
            // Nothing said for six weeks; accepted, and promises passed; accepted, and limits passed; a clock that stands.
            await Make(now.AddDays(-42), accepts: false, suspends: false, cancellationToken),
            await Make(now.AddDays(-9), accepts: false, suspends: false, cancellationToken),
            await Make(now.AddDays(-15), accepts: true, suspends: false, cancellationToken),
            await Make(now.AddDays(-45), accepts: true, suspends: false, cancellationToken),
            await Make(now.AddDays(-50), accepts: true, suspends: true, cancellationToken),
        ];
        clock.Now = now;
        var (applications, steps) = (templates.Count, templates.Sum(template => template.Steps));
        while (steps < deadlines)
        {
            var batch = new List<Template>();
            for (; batch.Count < 100 && steps < deadlines; applications++)
            {
                batch.Add(templates[applications % templates.Count]);
                steps += batch[^1].Steps;
            }

            await Copy(batch, applications, cancellationToken);
        }

        return (applications, steps);
    }

    private async Task<Template> Make(DateTimeOffset at, bool accepts, bool suspends, CancellationToken cancellationToken)
    {
        clock.Now = at;
        await using var scope = services.CreateAsyncScope();
        var (mediator, db) = (scope.ServiceProvider.GetRequiredService<IMediator>(), scope.ServiceProvider.GetRequiredService<AppDbContext>());
        var citizen = (await scope.ServiceProvider.GetRequiredService<SamplePeople>().Callers(cancellationToken))["citizen@example.test"];
        // A registered business: its steps are all open from the start, and nothing has been issued.
        var answers = services.GetRequiredService<Workflows>().Examples
            .Where(example => example.Service == Service && example.Facts["business.isRegistered"] == "true").MaxBy(example => example.Expect.Departments.Count)!.Facts;
        var draft = await mediator.Send(new StartDraft(citizen, Service, answers.ToDictionary()), cancellationToken);
        var submitted = await mediator.Send(new SubmitApplication(citizen, draft.Value), cancellationToken);
        if (!submitted.IsOk)
            throw new InvalidOperationException(submitted.Problem.Message.En + string.Join(", ", submitted.Problem.Errors?.Keys ?? []));
        if (accepts)
            await Accept(scope.ServiceProvider, submitted.Value.Id, suspends, cancellationToken);
        db.ChangeTracker.Clear();
        return new Template(
            await db.Applications.AsNoTracking().SingleAsync(one => one.Id == submitted.Value.Id, cancellationToken),
            await db.Steps.Active().CountAsync(step => step.ApplicationId == submitted.Value.Id, cancellationToken),
            await db.Events.AsNoTracking().Where(row => row.ApplicationId == submitted.Value.Id).OrderBy(row => row.Sequence).ToListAsync(cancellationToken));
    }

    private async Task Accept(IServiceProvider scope, Guid id, bool suspends, CancellationToken cancellationToken)
    {
        var (db, file) = (scope.GetRequiredService<AppDbContext>(), scope.GetRequiredService<CaseFile>());
        var open = (await file.Open(db.Applications, id, cancellationToken))!;
        var outcome = Outcome.Nothing(open.Run);
        foreach (var step in open.Service.Steps.Where(step => open.Run[step.Key].Status == StepStatus.Open))
        {
            var clerk = new Actor(new Person(Guid.CreateVersion7(), "clerk"), step.Department, StepRoles.All);
            outcome = outcome.Then(WorkflowEngine.Decide(open.Service, outcome.Run!, new Accept(clerk, step.Key, []), clock.Now));
            if (suspends && step.SpecialProcedures.Count > 0)
            {
                var term = OfficeTime.Of(open.Service.Law).DateOf(clock.Now).AddDays(14);
                var suspend = new Suspend(clerk, step.Key, step.SpecialProcedures[0], "a sample is tested", term);
                outcome = outcome.Then(WorkflowEngine.Decide(open.Service, outcome.Run!, suspend, clock.Now));
            }
        }

        await file.Record(open, outcome, clock.Now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task Copy(List<Template> batch, int upTo, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (template, place) in batch.Select((template, place) => (template, place)))
        {
            var id = Guid.CreateVersion7();
            byte[] head = [];
            foreach (var happened in template.Events)
            {
                var row = new EventRow(id, happened.Sequence, happened.Read(), [.. happened.ReadClock()], head, HashAlgorithmName.SHA256);
                head = row.Hash;
                db.Events.Add(row);
            }

            var number = $"{template.Application.Number}-{(upTo - batch.Count + place).ToString(CultureInfo.InvariantCulture)}";
            await RowCopy.Of<Application>(db, nameof(Application.Id), template.Application.Id, new Dictionary<string, object>
            {
                [nameof(Application.Id)] = id, [nameof(Application.Number)] = number, [nameof(Application.HeadHash)] = head,
            }, cancellationToken);
            foreach (var copy in new[] { RowCopy.Of<ApplicationFacts>, RowCopy.Of<StepRow> })
            {
                await copy(db, nameof(StepRow.ApplicationId), template.Application.Id, new Dictionary<string, object>
                {
                    [nameof(StepRow.ApplicationId)] = id,
                }, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
