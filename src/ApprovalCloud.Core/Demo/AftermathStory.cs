using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Demo;

/// <summary>
/// What comes after a decision, for the citizen people sign in as: a food licence that expires in a few months, and a refusal
/// that is appealed against.
/// </summary>
internal sealed class AftermathStory(IServiceScopeFactory scopes, Workflows workflows, IReadOnlyDictionary<string, Caller> people)
{
    private const string Restaurant = "open-a-restaurant";

    /// <summary>About 57 months: the licence is valid for 60.</summary>
    private const int LongAgo = 1_213;

    private Guid old, refused;

    /// <summary>What happens how many working days before the story's end, at what hour.</summary>
    public IEnumerable<(int DaysAgo, int Hour, Func<Task> Happens)> Days =>
    [
        (LongAgo + 9, 10, async () => old = await Submit(Restaurants.MinBy(example => example.Expect.Departments.Count)!)),
        (LongAgo + 8, 11, () => GrantAll(old)),
        (LongAgo, 14, () => GrantAll(old)),
        (24, 9, async () => refused = await Submit(Restaurants.Where(WithSign).MinBy(example => example.Expect.Departments.Count)!)),
        (23, 10, () => GrantAll(refused)),
        (19, 15, () => Send(new DecideStep(
            people["clerk.urban-management@example.test"], refused, "signage", Verdict.Refuse, "招牌高度超出建筑檐口，不符合户外招牌设置规范。")
        {
            LegalBasis = "《城市市容和环境卫生管理条例》第十一条",
        })),
        (17, 11, () => GrantAll(refused)),
        (4, 20, () => Send(new LodgeAppeal(Citizen, refused, "signage", "招牌实际安装高度低于檐口，设计图标注有误，附有现场测量照片，请重新核查。"))),
    ];

    private Caller Citizen => people["citizen@example.test"];

    // A business that is registered with it: the licence is about that one.
    private IEnumerable<ServiceExample> Restaurants => workflows.Examples.Where(example =>
        example.Service == Restaurant && example.Refuse.Count == 0 && example.Facts.GetValueOrDefault("business.isRegistered") == "false");

    private static bool WithSign(ServiceExample example) => example.Facts.GetValueOrDefault("premises.hasSignage") == "true";

    private async Task<Guid> Submit(ServiceExample example)
    {
        await using var scope = scopes.CreateAsyncScope();
        var draft = await scope.ServiceProvider.GetRequiredService<FilledForms>().Begin(Citizen, Restaurant, example.Facts, people["citizen2@example.test"]);
        await Send(new SubmitApplication(Citizen, draft.Value));
        return draft.Value;
    }

    private async Task GrantAll(Guid application)
    {
        foreach (var step in (await Send(new GetApplication(Citizen, application))).Value!.Steps.Where(step => step is { Status: StepStatus.Open } && !IsKept(application, step)))
            await Send(new DecideStep(people[$"clerk.{step.Department}@example.test"], application, step.Key, Verdict.Grant, "符合条件，准予许可。"));
    }

    private bool IsKept(Guid application, StepView step) => application == refused && step.Key == "signage";

    private async Task<Result<T>> Send<T>(IRequest<Result<T>> request)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
    }
}
