using System.Text.Json;
using System.Text.Json.Nodes;
using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Conversations;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Opinions;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Core.Visits;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using MediatR;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>One restaurant, and naughty words in every field that anybody fills on the way.</summary>
internal sealed class HostileStory(HostileWorld platform)
{
    private const string Fire = "fire-inspection";
    private const string Food = "food-licence";
    private const string Drains = "drainage-permit";
    private int place;

    public Caller Citizen { get; private set; } = default!;

    public Caller FireClerk { get; private set; } = default!;

    public Caller FoodClerk => platform.Clerk("market-supervision");

    public Caller Supervisor { get; private set; } = default!;

    public Guid Id { get; private set; }

    public string Number { get; private set; } = "";

    public Guid Withdrawn { get; private set; }

    public Guid File { get; private set; }

    public Guid Opinion { get; private set; }

    public Guid Rating { get; private set; }

    public CardKey Card { get; private set; } = default!;

    public async Task Happens()
    {
        Citizen = new Caller(await Ok(new AddUser("naughty@example.test", Words(100), SamplePeople.Password) { IsEmailProven = true }), "");
        Citizen = await platform.Called(Citizen, Words(100));
        FireClerk = await platform.Called(platform.Clerk("fire-rescue"), Words(100));
        Supervisor = await platform.Called(platform.Supervisor, Words(100));
        await Apply();
        await Talk();
        await Correct();
        await Decide();
        await Rate();
        await BeLate();
    }

    /// <summary>What was refused on the way: nothing of it should be.</summary>
    public List<string> Faults { get; } = [];

    private async Task<T> Ok<T>(IRequest<Result<T>> request)
    {
        var result = await platform.Send(request);
        if (result.Problem is { } problem)
            Faults.Add($"{request.GetType().Name}: {problem.Rule} {problem.Message.En} {string.Join(' ', problem.Errors?.Select(error => $"{error.Key}: {error.Value[0]}") ?? [])}");
        return result.Value!;
    }

    private DateOnly Today => DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime);

    private string Words(int longest) => Naughty.Filling(longest, ref place);

    private async Task Apply()
    {
        var draft = await new Given(platform).Draft(Citizen, answers =>
        {
            foreach (var fact in answers.Keys.ToList().Where(key => platform.Workflows.Vocabulary.Find(key)?.Type is FactType.Text or FactType.LongText))
                answers[fact] = Words(450);
            answers["premises.address"] += " " + Words(300).ReplaceLineEndings(" ");
            if (answers.TryGetValue("business.shareholders", out var list))
                answers["business.shareholders"] = Renamed(list);
        });
        File = (await Ok(new HandInFile(Citizen, draft, FileStory.Plan, Words(90).Replace('/', '∕').Replace('\\', '∖') + ".pdf", new MemoryStream(TestFiles.Pdf)))).Id;
        var submitted = await Ok(new SubmitApplication(Citizen, draft));
        (Id, Number) = (submitted.Id, submitted.Number);
        await Ok(new DecideStep(platform.Clerk("administrative-approval"), Id, "business-registration", Verdict.Grant, Words(3_900)));
        Withdrawn = (await new Given(platform).SubmittedApplication(Citizen)).Id;
        await Ok(new WithdrawApplication(Citizen, Withdrawn, Words(1_900)));
    }

    private async Task Talk()
    {
        await Ok(new AskAboutStep(Citizen, Id, Fire, Words(1_900)));
        await Ok(new AnswerQuestions(FireClerk, Id, Fire, Words(1_900)));
        await Ok(new AskAboutStep(Citizen, Id, Fire, Words(1_900)));
        await Ok(new WriteTaskNote(FireClerk, Id, Fire, Words(1_900)));
        foreach (var title in Naughty.Words.Where(word => word.Length <= 60 && word.Trim().Length > 0).DistinctBy(word => word.Trim()))
        {
            await Ok(new SaveBlock(FireClerk, null, title, Words(1_900)));
            if (title.Length % 2 == 0)
                await Ok(new SaveFilter(FireClerk, title, TaskFilter.Open, new QueueFilter { Search = Words(90) }));
        }

        await Ok(new AskForOpinion(FireClerk, Id, Fire, "market-supervision", Words(3_900)) { WorkingDays = 3, Shared = ["business.name"], Reason = Words(3_900) });
        Opinion = (await Ok(new ListOpinions(FoodClerk))).Single(row => row.ApplicationId == Id).Id;
        await Ok(new AnswerOpinion(FoodClerk, Id, Opinion, Stance.Agree, Words(3_900)));
        await Ok(new AppointJointVisit(FoodClerk, Id, Food, platform.Clock.GetUtcNow().AddDays(2), [], Words(3_900)));
        await Ok(new SuspendStep(platform.Clerk(Department(Drains)), Id, Drains, SpecialProcedure.Testing, Words(3_900)) { Term = Today.AddDays(10) });
        await Ok(new EscalateStep(Supervisor, Id, Fire, Words(900)));
        await Ok(new BreakGlass(platform.Clerk("ecology"), (await Ok(new GetApplication(Citizen, Withdrawn))).Number!, Words(900)));
    }

    private async Task Correct()
    {
        await Ok(new AskForCorrection(FireClerk, Id, Fire, [new CorrectionItem("premises.address", CorrectionKind.Wrong, Words(900)), new CorrectionItem(FileStory.Plan, CorrectionKind.Unclear, Words(900))], Words(3_900)) { Term = Today.AddDays(10) });
        var correction = (await Ok(new GetApplication(Citizen, Id))).Steps.Single(step => step.Key == Fire).CorrectionId!.Value;
        await Ok(new AskForMoreTime(Citizen, Id, Fire, null, Today.AddDays(20), Words(900)));
        await Ok(new HandInFile(Citizen, Id, FileStory.Plan, Words(90), new MemoryStream(TestFiles.Pdf)));
        await Ok(new AnswerCorrectionRequest(Citizen, Id, correction, new Dictionary<string, string> { ["premises.address"] = "四川省广安市广安区" + Words(300).ReplaceLineEndings(" ") }));
    }

    private async Task Decide()
    {
        await Ok(new DecideStep(FireClerk, Id, Fire, Verdict.Refuse, Words(3_900)) { LegalBasis = Words(950) });
        await Ok(new LodgeAppeal(Citizen, Id, Fire, Words(3_900)));
        await Ok(new RuleOnAppeal(Supervisor, Id, Fire, AppealOutcome.SetAside, Words(3_900)));
    }

    private async Task Rate()
    {
        var comment = Words(950);
        await Ok(new RateHandling(Citizen, Id, "business-registration", RatingLevel.Dissatisfied) { WithName = true, Comment = comment, Reasons = [RatingReason.Time] });
        Rating = (await Ok(new ListRedress(Supervisor, Take: 10_000)))[^1].RatingId;
        await Ok(new RecordContact(Supervisor, Rating, ContactManner.Phone, Words(900)));
        await Ok(new TakeLonger(Supervisor, Rating, Words(900)));
        await Ok(new AnswerRating(Supervisor, Rating, RatingFinding.PutRight, Words(900)));
        await Ok(new ModerateComment(Supervisor, Rating, Moderation.Publish, comment, null));
        await Ok(new ReplyToComment(platform.Clerk("administrative-approval"), Rating, Words(900)));
    }

    private async Task BeLate()
    {
        platform.Clock.Advance(TimeSpan.FromDays(40));
        await platform.Sweep();
        Card = (await Ok(new ListCards(FireClerk))).First(card => card.Key.ApplicationId == Id).Key;
        await Ok(new ContestCard(FireClerk, Card, Words(900)));
        await Ok(new RuleOnCard(Supervisor, Card, CardRuling.Lift, Words(900)));
    }

    private string Department(string step) => platform.Workflows.Find(Given.Restaurant)!.Step(step)!.Department;

    private string Renamed(string list)
    {
        var items = JsonNode.Parse(list)!.AsArray();
        foreach (var item in items.Where(item => item!["name"] is not null))
            item!["name"] = Words(100).ReplaceLineEndings(" ");
        return items.ToJsonString(JsonSerializerOptions.Web);
    }
}
