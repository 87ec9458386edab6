using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Demo;

/// <summary>
/// What waits for the citizen people sign in as: a draft, and a restaurant on its way through seven departments, one of
/// which asks for a correction.
/// </summary>
internal sealed class CitizensStory(
    IServiceScopeFactory scopes, Workflows workflows, TimeProvider clock, IReadOnlyDictionary<string, Caller> people)
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
        (2, 11, TestTheWastewater),
        (2, 15, AskForExtension),
        (1, 14, AskForCorrection),
        (1, 15, AppointVisit),
        (1, 16, NameOfficers),
        (1, 17, Draft),
        (1, 10, () => Ask("signage", "招牌安装后尺寸略有调整，需要重新办理吗？")),
        (0, 9, () => Answer("urban-management", "signage", "调整不超过批准尺寸的，无需重新办理；超过的请重新申请。")),
        (0, 10, () => Ask("food-licence", "踏勘当天负责人临时出差，可以由店长代为到场吗？")),
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

    private Task TestTheWastewater() => Send(new SuspendStep(
        people["clerk.housing-construction@example.test"], application, "drainage-permit", SpecialProcedure.Testing,
        "已委托检测机构对排水水质取样检测，所需时间不计入办理期限。")
    {
        Term = new WorkingHours(workflows).DayAfter(clock.GetUtcNow(), 8),
    });

    private Task AskForExtension() => Send(new AskForExtension(
        people["clerk.market-supervision@example.test"], application, "food-licence", 5, "经营场所布局与图纸不一致，需待现场联合踏勘后复核。"));

    private Task AppointVisit() => Send(new AppointJointVisit(
        people["clerk.market-supervision@example.test"], application, "food-licence", new WorkingHours(workflows).Ahead(clock.GetUtcNow(), 3, 10),
        ["fire-inspection", "environmental-record"], "请安排现场负责人到场，并备好平面图、消防设施和油烟净化设施的合格证明。"));

    private Task NameOfficers() => Send(new JoinJointVisit(
        people["clerk.market-supervision@example.test"], application, "food-licence", [SamplePeople.NameOf(3), SamplePeople.NameOf(11)]));

    private Task Ask(string step, string words) => Send(new AskAboutStep(Citizen, application, step, words));

    private Task Answer(string department, string step, string words) => Send(new AnswerQuestions(people[$"clerk.{department}@example.test"], application, step, words));

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
