using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Tests.Support;

/// <summary>Beginnings of stories.</summary>
public sealed class Given(Platform platform)
{
    public const string Restaurant = "open-a-restaurant";

    /// <summary>320 m², sells tobacco, has fumes, signage and waste water: all seven departments.</summary>
    public static ServiceExample LargeRestaurant(Workflows workflows) => workflows.Examples
        .Where(example => example.Service == Restaurant && example.Refuse.Count == 0)
        .MaxBy(example => example.Expect.Departments.Count)!;

    /// <summary>Words of the large restaurant that only those concerned may read.</summary>
    public static readonly IReadOnlyList<string> Secrets = ["13900139000", "法定秘密名称餐饮店"];

    public async Task<Guid> Draft(Caller? by = null, Action<Dictionary<string, string>>? change = null)
    {
        var answers = LargeRestaurant(platform.Workflows).Facts.ToDictionary();
        (answers["representative.phone"], answers["business.name"]) = (Secrets[0], Secrets[1]);
        change?.Invoke(answers);
        return await platform.Ok(new StartDraft(by ?? platform.Citizen, Restaurant, answers));
    }

    public async Task<Submitted> SubmittedApplication(Caller? by = null, Action<Dictionary<string, string>>? change = null) =>
        await platform.Ok(new SubmitApplication(by ?? platform.Citizen, await Draft(by, change)));

    /// <summary>Submitted, and the first step granted: the others are open side by side.</summary>
    public async Task<Submitted> ParallelSteps(Caller? by = null)
    {
        var submitted = await SubmittedApplication(by);
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), submitted.Id, "business-registration", Verdict.Grant, ""));
        return submitted;
    }
}
