using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using MimeKit;

namespace ApprovalCloud.Tests.Ratings;

/// <summary>Beginnings of stories about ratings.</summary>
public sealed class RatingStory(Platform platform)
{
    public const string Step = "business-registration";

    /// <summary>Who may have decided the step, and must not answer what is said of it.</summary>
    public Caller Clerk => platform.Clerk("administrative-approval");

    /// <summary>An application of which one step is decided.</summary>
    public async Task<Guid> Decided(Caller? by = null) => (await new Given(platform).ParallelSteps(by)).Id;

    /// <summary>An application that has ended.</summary>
    public async Task<Guid> Ended(Caller? by = null)
    {
        var (id, applicant) = ((await new Given(platform).SubmittedApplication(by)).Id, by ?? platform.Citizen);
        while (await platform.Ok(new GetApplication(applicant, id)) is { EndedAt: null } running)
        {
            foreach (var step in running.Steps.Where(step => step.Status == StepStatus.Open))
                await platform.Ok(new DecideStep(platform.Clerk(step.Department), id, step.Key, Verdict.Grant, ""));
        }

        return id;
    }

    public async Task<(Guid Application, Guid Rating)> Bad(bool withName, string? comment = null)
    {
        var id = await Decided();
        return (id, await Bad(id, platform.Citizen, withName, comment));
    }

    public async Task<Guid> Bad(Guid application, Caller by, bool withName, string? comment = null)
    {
        var before = await Waiting();
        await platform.Ok(new RateHandling(by, application, Step, RatingLevel.Dissatisfied) { WithName = withName, Comment = comment, Reasons = [RatingReason.Time] });
        return Assert.Single((await Waiting()).Except(before));
    }

    public async Task<MyRating?> Mine(Guid application, string? step = Step) =>
        (await platform.Ok(new ListMyRatings(platform.Citizen, application))).Handlings.Single(one => one.Step == step).Given;

    /// <summary>Letters that went straight to supervisors, the oldest first.</summary>
    public IReadOnlyList<MimeMessage> ToSupervisors() => Directory.Exists(platform.MailFolder)
        ? [.. Directory.EnumerateFiles(platform.MailFolder, "*.eml").Select(path => MimeMessage.Load(path)).Where(mail => mail.To.ToString().Contains("supervisor@", StringComparison.Ordinal))]
        : [];

    private async Task<HashSet<Guid>> Waiting() => [.. (await platform.Ok(new ListRedress(platform.Supervisor, Take: 10_000))).Select(row => row.RatingId)];
}
