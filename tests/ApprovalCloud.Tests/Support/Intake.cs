using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Running;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Support;

/// <summary>What departments say at intake, and what stands on record afterwards.</summary>
internal static class Intake
{
    public const string Fire = "fire-inspection";
    public const string Food = "food-licence";

    /// <summary>A restaurant whose applicant commits to documents that are to follow; registered, its steps open side by side.</summary>
    public static async Task<Submitted> Committed(this Platform platform, params string[] toFollow)
    {
        var draft = await new Given(platform).Draft();
        await platform.InDatabase(async db =>
        {
            (await db.Applications.SingleAsync(application => application.Id == draft)).Choose(new Choices([], toFollow));
            return await db.SaveChangesAsync();
        });
        var submitted = await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), submitted.Id, "business-registration", Verdict.Grant, ""));
        return submitted;
    }

    public static async Task<StepView> Step(this Platform platform, Guid application, string key) =>
        (await platform.Ok(new GetApplication(platform.Citizen, application))).Steps.Single(step => step.Key == key);

    public static async Task<T> Last<T>(this Platform platform, Guid application) where T : RunEvent =>
        (await platform.Ok(new GetHistory(platform.Citizen, application))).Select(entry => entry.Happened).OfType<T>().Last();

    public static async Task Ask(this Platform platform, Caller clerk, Guid application, string step, string subject, DateOnly? term = null) => await platform.Ok(
        new AskForCorrection(clerk, application, step, [new CorrectionItem(subject, CorrectionKind.Unclear, "measure again")], "please look again") { Term = term });

    public static async Task Answer(this Platform platform, Guid application, string step, string fact, string value) => await platform.Ok(
        new AnswerCorrectionRequest(
            platform.Citizen, application, (await platform.Step(application, step)).CorrectionId!.Value, new Dictionary<string, string> { [fact] = value }));

    /// <summary>Until nothing can be said any more against accepting what was received now.</summary>
    public static void PastAcceptance(this Platform platform) => platform.Clock.SetUtcNow(
        OfficeTime.Of(platform.Workflows.Jurisdictions["cn"]).EndOf(platform.Due(platform.Today(), 5)).AddHours(10));

    public static DateOnly Today(this Platform platform) =>
        OfficeTime.Of(platform.Workflows.Jurisdictions["cn"]).DateOf(platform.Clock.GetUtcNow());

    public static DateOnly DayOf(this Platform platform, DateTimeOffset? at) => OfficeTime.Of(platform.Workflows.Jurisdictions["cn"]).DateOf(at!.Value);

    public static DateOnly Due(this Platform platform, DateOnly start, int workingDays) => platform.Workflows.Calendars["cn"].Add(start, workingDays).Date;
}
