using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Demo;

/// <summary>
/// What waits for the citizen people sign in as: a draft, and a restaurant on its way through seven departments, one of
/// which asks for a correction.
/// </summary>
internal sealed class CitizensStory(IServiceScopeFactory scopes, Workflows workflows, IReadOnlyDictionary<string, Caller> people)
{
    private const string Restaurant = "open-a-restaurant";
    private Guid application;

    /// <summary>What happens how many working days before the story's end, at what hour.</summary>
    public IEnumerable<(int DaysAgo, int Hour, Func<Task> Happens)> Days =>
    [
        (6, 10, Submit),
        (6, 15, LookOutsideATask),
        (5, 15, () => Grant("administrative-approval", "business-registration")),
        (3, 11, () => Grant("tobacco", "tobacco-licence")),
        (2, 9, () => Grant("urban-management", "signage")),
        (1, 14, AskForCorrection),
        (1, 17, Draft),
    ];

    private Caller Citizen => people["citizen@example.test"];

    private ServiceExample Example => workflows.Examples.Where(example => example.Service == Restaurant)
        .MaxBy(example => example.Expect.Departments.Count)!;

    private async Task Submit()
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            application = (await scope.ServiceProvider.GetRequiredService<FilledForms>()
                .Begin(Citizen, Restaurant, Example.Facts, people["citizen2@example.test"])).Value;
        }

        await Send(new SubmitApplication(Citizen, application));
    }

    private async Task Grant(string department, string step)
    {
        var clerk = people[$"clerk.{department}@example.test"];
        await Send(new GetTask(clerk, application, step));
        await Send(new DecideStep(clerk, application, step, Verdict.Grant, "符合条件，准予许可。"));
    }

    // Its step waits for the registration still, so it is no task of theirs.
    private async Task LookOutsideATask()
    {
        var number = (await Send(new GetApplication(Citizen, application))).Value!.Number!;
        await Send(new BreakGlass(
            people["clerk.fire-rescue@example.test"], number, "申请人来电咨询消防检查安排，需核对营业场所地址和面积。"));
    }

    private Task AskForCorrection() => Send(new AskForCorrection(
        people["clerk.fire-rescue@example.test"], application, "fire-inspection",
        [new CorrectionItem("premises.area", CorrectionKind.Unclear, "图纸标注面积与申报不一致，请核对。")],
        "请核对营业场所面积，以图纸实测为准。"));

    // What the registries filled in, with one entry that is said to be wrong.
    private async Task Draft()
    {
        var draft = (await Send(new StartDraft(Citizen, Restaurant, new Dictionary<string, string>()))).Value;
        await Send(new Prefill(Citizen, draft, []));
        await Send(new DisputeFact(Citizen, draft, "premises.area", "298", "租赁合同载明的面积为 298 平方米。"));
    }

    private async Task<Result<T>> Send<T>(IRequest<Result<T>> request)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
