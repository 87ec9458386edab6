using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Demo;

/// <summary>
/// Restaurants whose applicants committed to something: one waits for a document, one is to put something right, one has not
/// been checked in time, one broke its word.
/// </summary>
internal sealed class PromisesStory(IServiceScopeFactory scopes, Workflows workflows, IReadOnlyDictionary<string, Caller> people)
{
    private const string Restaurant = "open-a-restaurant";
    private const string Fire = "fire-inspection";
    private const string Food = "food-licence";
    private const string Rules = "food-safety-rules";

    private static readonly Choices OnTrust = new([Fire], []);
    private readonly Dictionary<string, Guid> applications = [];

    /// <summary>What happens how many working days before the story's end, at what hour.</summary>
    public IEnumerable<(int DaysAgo, int Hour, Func<Task> Happens)> Days =>
    [
        .. Granted("broken", "resident01@example.test", 40), (20, 11, () => Check("broken", CheckResult.Broken, "安全出口上锁，疏散通道堆放杂物，与承诺不符。")),
        .. Granted("late", "resident02@example.test", 24),
        .. Granted("to rectify", "citizen2@example.test", 16), (8, 15, () => Check("to rectify", CheckResult.ToRectify, "部分疏散指示标志损坏，请更换。")),
        (9, 10, () => Submit("to follow", "citizen@example.test", new Choices([], [Rules]))),
        (8, 14, () => Register("to follow")), (7, 10, () => Accept("to follow")), (3, 16, () => Grant("to follow", Food)),
    ];

    private IEnumerable<(int DaysAgo, int Hour, Func<Task> Happens)> Granted(string name, string applicant, int daysAgo) =>
    [
        (daysAgo + 2, 9, () => Submit(name, applicant, OnTrust)), (daysAgo + 1, 10, () => Register(name)), (daysAgo, 11, () => Grant(name, Fire)),
    ];

    private async Task Submit(string name, string account, Choices choices)
    {
        if (!people.TryGetValue(account, out var applicant))
            return;
        var facts = workflows.Examples.Where(example => example.Service == Restaurant).MaxBy(example => example.Expect.Departments.Count)!.Facts;
        await using var scope = scopes.CreateAsyncScope();
        var draft = (await scope.ServiceProvider.GetRequiredService<FilledForms>().Begin(applicant, Restaurant, facts, people["citizen2@example.test"])).Value;
        applications[name] = draft;
        await Send(new SaveChoices(applicant, draft, choices.Commitments, choices.ToFollow));
        await Send(new SubmitApplication(applicant, draft));
    }

    private Task Register(string name) => Grant(name, "business-registration");

    private async Task Grant(string name, string step)
    {
        if (applications.TryGetValue(name, out var application))
            await Send(new DecideStep(Clerk(step), application, step, Verdict.Grant, ""));
    }

    private Task Accept(string name) => Send(new AcceptStep(Clerk(Food), applications[name], Food, [new MayFollow(Rules)]));

    private async Task Check(string name, CheckResult result, string note)
    {
        if (applications.TryGetValue(name, out var application))
            await Send(new CheckPromise(Clerk(Fire), application, Fire, result, note));
    }

    private Caller Clerk(string step) => people[$"clerk.{workflows.Find(Restaurant)!.Step(step)!.Department}@example.test"];

    private async Task<Result<T>> Send<T>(IRequest<Result<T>> request)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
