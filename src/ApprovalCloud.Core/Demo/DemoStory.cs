using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Demo;

/// <summary>
/// Months of an office's life, told through the real commands with a moving clock: citizens apply, clerks claim, ask,
/// suspend, grant and refuse, some late. The same seed tells the same story.
/// </summary>
public sealed class DemoStory(IServiceScopeFactory scopes, Workflows workflows, TimeProvider clock)
{
    private readonly MovingClock now = (MovingClock)clock;
    private readonly PriorityQueue<Func<Task>, DateTimeOffset> agenda = new();
    private readonly Random random = new(20260210);
    private readonly WorkingHours hours = new(workflows);
    private IReadOnlyDictionary<string, Caller> people = new Dictionary<string, Caller>();
    private List<Caller> applicants = [];
    private RatingsStory? ratings;
    private DeskStory? desk;

    /// <returns>How many applications were submitted.</returns>
    public async Task<int> Tell(int applications, int months, CancellationToken cancellationToken)
    {
        var today = now.Now;
        var begin = today.AddMonths(-months);
        await InScope(services => services.GetRequiredService<SamplePeople>().Make(Math.Min(30, applications / 10), cancellationToken));
        people = await InScope(services => services.GetRequiredService<SamplePeople>().Callers(cancellationToken));
        ratings = new RatingsStory(scopes, people);
        desk = new DeskStory(scopes, workflows, people);
        applicants = people.Where(person => person.Key.StartsWith("resident", StringComparison.Ordinal)
                || person.Key.StartsWith("citizen", StringComparison.Ordinal))
            .OrderBy(person => person.Key, StringComparer.Ordinal).Select(person => person.Value).ToList();
        for (var number = 0; number < applications; number++)
        {
            var at = hours.At(begin + ((today - begin) * random.NextDouble()), random);
            var applicant = applicants[random.Next(applicants.Count)];
            agenda.Enqueue(() => Apply(applicant), at);
        }

        foreach (var (daysAgo, hour, happens) in new CitizensStory(scopes, workflows, now, people).Days.Concat(new AftermathStory(scopes, workflows, people).Days)
            .Concat(new PromisesStory(scopes, workflows, people).Days))
            agenda.Enqueue(happens, hours.Ago(today, daysAgo, hour));
        while (agenda.TryDequeue(out var happens, out var at) && at < today && !cancellationToken.IsCancellationRequested)
        {
            now.Now = at;
            await happens();
        }

        now.Now = today;
        await desk.KeepBlocks();
        await InScope(services => NoLettersToResidents(services.GetRequiredService<AppDbContext>(), cancellationToken));
        return applications;
    }

    private async Task Apply(Caller applicant)
    {
        // A renewal is begun from a licence that is about to expire, which residents do not have.
        var examples = workflows.Examples.Where(example => workflows.Find(example.Service) is { Renews: null } service && service.Version == example.Version).ToList();
        var example = examples[random.Next(examples.Count)];
        var answers = example.Facts.ToDictionary(
            fact => fact.Key, fact => fact.Key is "applicant.name" or "representative.name" ? applicant.Name : fact.Value);
        var draft = Ok(await InScope(services => services.GetRequiredService<FilledForms>().Begin(applicant, example.Service, answers, SomebodyElse(applicant))));
        var submitted = Ok(await Send(new SubmitApplication(applicant, draft)));
        if (random.Next(100) < 3)
            Later(random.Next(1, 6), () => Send(new WithdrawApplication(applicant, draft, "计划有变，暂不办理。")));
        foreach (var step in submitted.Steps.Where(step => step.Status == StepStatus.Open))
            TakeUp(draft, applicant, example.Service, step.Key);
    }

    private Caller SomebodyElse(Caller applicant)
    {
        var others = applicants.Where(person => person.Id != applicant.Id).ToList();
        return others[random.Next(others.Count)];
    }

    private void TakeUp(Guid application, Caller applicant, string service, string key)
    {
        // Now and then a task lies on a desk until somebody asks for it.
        if (random.Next(100) < 1)
            return;
        var step = workflows.Find(service)!.Step(key)!;
        var clerk = people[(random.Next(3) == 0 ? "colleague." : "clerk.") + step.Department + "@example.test"];
        var days = hours.Delay(step, random);
        // Mostly within the time for acceptance; now and then nothing is said for too long.
        var intake = random.Next(100) < 4 ? days * 0.6 : Math.Min(days * 0.6, random.NextDouble() * 4);
        Later(intake, async () =>
        {
            if (!(await Send(new ClaimStep(clerk, application, key))).IsOk)
                return;
            if (random.Next(100) < 6)
            {
                await AskAndAnswer(application, applicant, service, clerk, step, days);
                return;
            }

            // Some decide at once, and accept with it.
            if (random.Next(100) < 90)
                await Send(new AcceptStep(clerk, application, key, []));
            Later((days * 0.6) - intake, () => Examine(application, applicant, service, clerk, step, days));
        });
    }

    private async Task Examine(Guid application, Caller applicant, string service, Caller clerk, Step step, double days)
    {
        foreach (var (after, happens) in desk!.Of(application, clerk, step))
            agenda.Enqueue(happens, hours.After(now.Now, after, desk.Random));
        if (random.Next(100) < 4)
            await AskAndAnswer(application, applicant, service, clerk, step, days);
        else if (step.SpecialProcedures.Count > 0 && random.Next(100) < 12)
            await Suspend(application, applicant, service, clerk, step, days);
        else
            Later(days * 0.4, () => Decide(application, applicant, service, clerk, step.Key));
    }

    /// <param name="again">What was asked about before.</param>
    private async Task AskAndAnswer(Guid application, Caller applicant, string service, Caller clerk, Step step, double days, string? again = null)
    {
        if ((await Send(new GetTask(clerk, application, step.Key))).Value is not { } task)
            return;
        var fact = again ?? task.Facts.ElementAt(random.Next(task.Facts.Count)).Key;
        var (value, label) = (task.Facts[fact], workflows.Vocabulary.LabelOf(fact).ZhHans);
        var ask = new AskForCorrection(
            clerk, application, step.Key, [new CorrectionItem(fact, CorrectionKind.Unclear, $"请核对“{label}”。")],
            $"请核对“{label}”是否与证照一致，如有误请更正。");
        // Somebody may have withdrawn it meanwhile.
        if (!(await Send(ask)).IsOk)
            return;
        Later(1 + (random.NextDouble() * 5), async () =>
        {
            var view = await Send(new GetApplication(applicant, application));
            if (view.Value?.Steps.FirstOrDefault(open => open.Key == step.Key)?.CorrectionId is not { } correction)
                return;
            Ok(await Send(new AnswerCorrectionRequest(applicant, application, correction, new Dictionary<string, string> { [fact] = value })));
            if (again is null && random.Next(100) < 5)
                Later(days * 0.2, () => AskAndAnswer(application, applicant, service, clerk, step, days, fact));
            else
                Later(days * 0.5, () => Decide(application, applicant, service, clerk, step.Key));
        });
    }

    private async Task Suspend(Guid application, Caller applicant, string service, Caller clerk, Step step, double days)
    {
        var (procedure, isHearing) = (step.SpecialProcedures[0], step.SpecialProcedures[0] == SpecialProcedure.Hearing);
        var suspended = await Send(new SuspendStep(
            clerk, application, step.Key, procedure, isHearing ? "该事项涉及他人重大利益关系，依法举行听证。" : "已委托第三方机构，所需时间不计入办理期限。")
        {
            Term = hours.DayAfter(now.Now, 15),
            HearingOn = isHearing ? hours.DayAfter(now.Now, 10) : null,
            Presider = isHearing ? Colleague(clerk, step.Department).Id : null,
        });
        if (!suspended.IsOk)
            return;
        Later((isHearing ? 10 : 3) + (random.NextDouble() * (isHearing ? 4 : 8)), async () =>
        {
            if ((await Send(new ResumeStep(clerk, application, step.Key, "已收到结论。"))).IsOk)
                Later(days * 0.4, () => Decide(application, applicant, service, clerk, step.Key));
        });
    }

    private Caller Colleague(Caller clerk, string department) =>
        people[(people[$"clerk.{department}@example.test"].Id == clerk.Id ? "colleague." : "clerk.") + department + "@example.test"];

    private async Task Decide(Guid application, Caller applicant, string service, Caller clerk, string step)
    {
        if (!workflows.Find(service)!.Step(step)!.Phases.Contains(Phase.Review))
        {
            await Conclude(application, applicant, service, clerk, step);
            return;
        }

        // Whoever decides has not reviewed it; what nobody has accepted yet is accepted first.
        await Send(new AcceptStep(clerk, application, step, []));
        if ((await Send(new ReviewStep(clerk, application, step, Recommendation.Grant, "材料齐全，符合法定条件。"))).IsOk)
            Later(0.2 + (random.NextDouble() * 0.8), () => Conclude(application, applicant, service, Colleague(clerk, clerk.Department!), step));
    }

    private async Task Conclude(Guid application, Caller applicant, string service, Caller clerk, string step)
    {
        var decision = random.Next(100) < 4
            ? new DecideStep(clerk, application, step, Verdict.Refuse, "现场核查不符合规定条件。")
            : new DecideStep(clerk, application, step, Verdict.Grant, "");
        if (!(await Send(decision)).IsOk)
            return;
        var view = Ok(await Send(new GetApplication(applicant, application)));
        foreach (var opened in view.Steps.Where(one => one.Status == StepStatus.Open && one.OpenedAt == now.Now))
            TakeUp(application, applicant, service, opened.Key);
        foreach (var sampled in view.Steps.Where(one => one.Detail.Check == CheckKind.Audit && one.DecidedAt == now.Now))
            Later(1 + (random.NextDouble() * 11), () => Audit(application, sampled));
        AskForRating(application, applicant, view.Steps.Single(one => one.Key == step), view.EndedAt is not null);
    }

    private void AskForRating(Guid application, Caller applicant, StepView decided, bool hasEnded)
    {
        foreach (var (days, happens) in ratings!.Of(application, applicant, decided.Key, hasEnded))
            agenda.Enqueue(happens, hours.After(now.Now, days, ratings.Random));
    }

    private Task Audit(Guid application, StepView step) => Send(new AuditGrant(
        people[$"clerk.{step.Department}@example.test"], application, step.Key, IsRight: random.Next(100) >= 5, "已核对登记库信息。"));

    private void Later(double workingDays, Func<Task> happens) =>
        agenda.Enqueue(happens, hours.After(now.Now, workingDays, random));

    private Task<Result<T>> Send<T>(IRequest<Result<T>> request) =>
        InScope(services => services.GetRequiredService<IMediator>().Send(request));

    private async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> action)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await action(scope.ServiceProvider);
    }

    private async Task InScope(Func<IServiceProvider, Task> action)
    {
        await using var scope = scopes.CreateAsyncScope();
        await action(scope.ServiceProvider);
    }

    private static T Ok<T>(Result<T> result) => result.IsOk
        ? result.Value
        : throw new InvalidOperationException(
            $"The story cannot go on: {result.Problem.Rule} {result.Problem.Message.En} {string.Join(" ", result.Problem.Errors?.SelectMany(error => error.Value) ?? [])}");

    // Nobody reads what is written to the story's residents; the letters of the accounts people sign in with stay owed.
    private static Task NoLettersToResidents(AppDbContext db, CancellationToken cancellationToken) => db.Outbox.ForThePlatform()
        .Where(message => message.Department != null || db.Applications.ForThePlatform().Any(application => application.Id == message.ApplicationId
            && db.Users.Any(user => user.Id == application.ApplicantId && user.Email!.StartsWith("resident"))))
        .ExecuteDeleteAsync(cancellationToken);
}
