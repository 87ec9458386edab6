using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Promises;

/// <summary>A restaurant whose applicant commits to something.</summary>
internal sealed class PromiseStory(Platform platform)
{
    public const string Fire = "fire-inspection";
    public const string Sign = "signage";
    public const string Food = "food-licence";
    public const string Rules = "food-safety-rules";

    public Caller FireClerk => platform.Clerk("fire-rescue");

    public Caller FoodClerk => platform.Clerk("market-supervision");

    /// <summary>Submitted with these choices and registered, so that the other steps are open.</summary>
    public async Task<Submitted> Open(string[] commitments, string[] toFollow, Caller? by = null)
    {
        by ??= platform.Citizen;
        var draft = await new Given(platform).Draft(by);
        await platform.Ok(new SaveChoices(by, draft, commitments, toFollow));
        var submitted = await platform.Ok(new SubmitApplication(by, draft));
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), submitted.Id, "business-registration", Verdict.Grant, ""));
        return submitted;
    }

    /// <summary>The food licence is accepted with its rules to follow within ten days, and granted.</summary>
    public async Task<Guid> Withheld(Caller? by = null)
    {
        var id = (await Open([], [Rules], by)).Id;
        await Accept(id);
        await platform.Ok(new DecideStep(FoodClerk, id, Food, Verdict.Grant, "in order"));
        return id;
    }

    public Task Accept(Guid application) => platform.Ok(new AcceptStep(
        FoodClerk, application, Food, [new MayFollow(Rules, DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(10))]));

    /// <summary>Granted on the applicant's word.</summary>
    public async Task<Guid> OnTrust(string step = Fire, Caller? by = null)
    {
        var id = (await Open([step], [], by)).Id;
        await platform.Ok(new DecideStep(Clerk(step), id, step, Verdict.Grant, ""));
        return id;
    }

    public Caller Clerk(string step) => platform.Clerk(platform.Workflows.Find(Given.Restaurant)!.Step(step)!.Department);

    public async Task<StepView> Step(Guid application, string key, Caller? by = null) =>
        (await platform.Ok(new GetApplication(by ?? platform.Citizen, application))).Steps.Single(step => step.Key == key);
}
