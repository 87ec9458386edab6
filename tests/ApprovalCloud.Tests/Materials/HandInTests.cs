using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Materials;

public abstract class HandInTests(Platform platform)
{
    private const string Fire = FileStory.Fire;
    private const string Plan = FileStory.Plan;
    private readonly FileStory story = new(platform);
    private readonly Given given = new(platform);

    [Fact]
    public async Task File_OfADraft_IsThereAndKeptToTheByte()
    {
        var draft = await given.Draft();

        var file = await story.HandIn(draft, Plan);

        Assert.Equal((FileState.Ready, FileKind.Pdf, 1), (file.State, file.Kind, file.Pages));
        Assert.Equal(MaterialState.Attached, (await story.Line(draft, Plan)).Where.State);
        Assert.Equal(TestFiles.Pdf, await story.Own(draft, file.Id));
    }

    [Fact]
    public async Task Picture_IsKeptDrawnAnew_WithAThumbnail()
    {
        var draft = await given.Draft();

        var file = await story.HandIn(draft, Plan, TestFiles.Photo(6), "IMG_1.jpg");

        var kept = await story.Own(draft, file.Id);
        Assert.DoesNotContain("Exif", System.Text.Encoding.Latin1.GetString(kept));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(kept)), file.Sha256);
        Assert.NotNull((await story.Line(draft, Plan)).Current!.Thumbnail);
    }

    [Fact]
    public async Task File_ThatIsReplaced_StaysInTheHistory()
    {
        var draft = await given.Draft();
        var first = await story.HandIn(draft, Plan);

        var second = await story.HandIn(draft, Plan, TestFiles.Png, "plan.png");

        var line = await story.Line(draft, Plan);
        Assert.Equal([second.Id, first.Id], line.Files.Select(file => file.Id));
        Assert.Equal(second.Id, line.Current!.Id);
        Assert.NotNull(line.Files[1].EndedAt);
        Assert.Equal(TestFiles.Pdf, await story.Own(draft, first.Id));
    }

    [Fact]
    public async Task File_RemovedFromADraft_IsGoneWithAllBeforeIt()
    {
        var draft = await given.Draft();
        await story.HandIn(draft, Plan);
        var file = await story.HandIn(draft, Plan, TestFiles.Png, "plan.png");
        await story.HandIn(draft, FileStory.Evacuation);

        await platform.Ok(new RemoveMaterialFile(platform.Citizen, draft, Plan, file.Id));

        Assert.Empty((await story.Line(draft, Plan)).Files);
        Assert.Single(story.OnDisk(draft));
    }

    [Fact]
    public async Task DiscardedDraft_TakesItsFilesWithIt()
    {
        var draft = await given.Draft();
        await story.HandIn(draft, Plan);
        await platform.Ok(new BeginUpload(platform.Citizen, draft, FileStory.Evacuation, "a.pdf", 100));
        Assert.Single(story.OnDisk(draft));

        await platform.Ok(new DiscardDraft(platform.Citizen, draft));

        Assert.Empty(story.OnDisk(draft));
        Assert.Equal(0, await platform.InDatabase(db => db.MaterialFiles.CountAsync(file => file.ApplicationId == draft)));
        Assert.Equal(0, await platform.InDatabase(db => db.MaterialUploads.CountAsync(upload => upload.ApplicationId == draft)));
    }

    [Fact]
    public async Task Submission_PutsWhatIsSentOnRecord_AndTheLogIsRight()
    {
        var (id, plan) = await story.Sent();

        var attached = (await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => entry.Happened).OfType<FileAttached>();

        Assert.Equal((Plan, plan.Id, plan.Sha256), (Assert.Single(attached).Material, attached.First().File, attached.First().Sha256));
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Theory]
    [InlineData(true, "the file is missing, or was changed")]
    [InlineData(false, "the row of the file is missing, or not what its history says")]
    public async Task VerifyLog_FindsWhatWasChangedBehindItsBack(bool content, string fault)
    {
        var (id, plan) = await story.Sent();
        if (content)
            await File.WriteAllTextAsync(Assert.Single(story.OnDisk(id)), "forged");
        else
            await platform.InDatabase(db => db.MaterialFiles.Where(file => file.Id == plan.Id).ExecuteUpdateAsync(set => set.SetProperty(file => file.Sha256, "0")));

        Assert.Equal(fault, Assert.Single(await Faults(), one => one.ApplicationId == id).What);

        // Others share the log.
        await File.WriteAllBytesAsync(Assert.Single(story.OnDisk(id)), TestFiles.Pdf);
        await platform.InDatabase(db => db.MaterialFiles.Where(file => file.Id == plan.Id).ExecuteUpdateAsync(set => set.SetProperty(file => file.Sha256, plan.Sha256)));
    }

    [Fact]
    public async Task MissingFile_MayComeAfterItWasSent_AndWhoeverReadsItNotices()
    {
        var (id, _) = await story.Sent();
        var before = (await platform.Ok(new GetTask(story.FireClerk, id, Fire))).Version;

        await story.HandIn(id, FileStory.Evacuation);

        var task = await platform.Ok(new GetTask(story.FireClerk, id, Fire));
        Assert.Equal(MaterialState.Attached, task.Materials.Single(one => one.Material.Key == FileStory.Evacuation).State);
        Assert.True(task.Version > before);
        Assert.Contains(task.History, entry => entry.Happened is FileAttached { Material: FileStory.Evacuation });
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task SentFile_IsNotExchangedUnlessADepartmentAsks()
    {
        var (id, plan) = await story.Sent();

        Assert.Equal(nameof(RefusalRule.MaterialSent), (await platform.Send(story.HandingIn(id, Plan))).Problem!.Rule);
        Assert.Equal(nameof(RefusalRule.MaterialSent), (await platform.Send(new RemoveMaterialFile(platform.Citizen, id, Plan))).Problem!.Rule);
        Assert.Single(story.OnDisk(id));
        Assert.Equal(plan.Id, (await story.Line(id, Plan)).Current!.Id);
    }

    [Fact]
    public async Task SentFile_ThatADepartmentAsksAbout_IsExchanged_AndBothStayOnRecord()
    {
        var (id, plan) = await story.Sent();
        var correction = await story.AskFor(id, Plan);
        Assert.True((await story.Line(id, Plan)).MayAttach);

        var second = await story.HandIn(id, Plan, TestFiles.Png, "plan.png");
        await platform.Ok(new AnswerCorrectionRequest(platform.Citizen, id, correction, new Dictionary<string, string>()));

        var seen = (await platform.Ok(new GetTask(story.FireClerk, id, Fire))).Materials.Single(one => one.Material.Key == Plan).Files;
        Assert.Equal([second.Id, plan.Id], seen.Select(file => file.Id));
        Assert.Equal(TestFiles.Pdf, await story.AtTheDesk(id, plan.Id));
        var happened = (await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => entry.Happened).OfType<FileAttached>().Last();
        Assert.Equal((second.Id, plan.Id), (happened.File, happened.Replaces));
        Assert.DoesNotContain(await Faults(), fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task SentFile_ThatADepartmentAsksAbout_MayBeTakenBack()
    {
        var (id, plan) = await story.Sent();
        await story.AskFor(id, Plan);

        await platform.Ok(new RemoveMaterialFile(platform.Citizen, id, Plan, plan.Id));

        var line = await story.Line(id, Plan);
        Assert.Null(line.Current);
        Assert.Equal(MaterialState.HandIn, line.Where.State);
        Assert.Equal(TestFiles.Pdf, await story.Own(id, plan.Id));
        Assert.Contains((await platform.Ok(new GetHistory(platform.Citizen, id))).Select(entry => entry.Happened), happened => happened is FileRemoved);
    }

    [Fact]
    public async Task PromisedFile_WhenItComes_IsToldToTheDepartmentThatWaits()
    {
        var promises = new PromiseStory(platform);
        var id = await promises.Withheld();
        var number = (await platform.Ok(new GetApplication(platform.Citizen, id))).Number!;
        await platform.LettersTo("clerk.market-supervision", number);

        await story.HandIn(id, PromiseStory.Rules);
        await story.HandIn(id, PromiseStory.Rules, TestFiles.Png, "better.png");

        Assert.Equal(2, (await platform.LettersTo("clerk.market-supervision", number)).Count(letter => letter.Contains("食品安全规章制度", StringComparison.Ordinal)));
        Assert.Equal(StepStatus.Granted, (await platform.Ok(new ReceiveDocument(promises.FoodClerk, id, PromiseStory.Food, PromiseStory.Rules))).Status);
        Assert.Equal(nameof(RefusalRule.MaterialClosed), (await platform.Send(story.HandingIn(id, PromiseStory.Rules))).Problem!.Rule);
    }

    [Fact]
    public async Task DraftThatPromisedWhatIsHandedIn_HasNothingToFollow()
    {
        var draft = await given.Draft();
        await platform.Ok(new SaveChoices(platform.Citizen, draft, [], [PromiseStory.Rules]));

        await story.HandIn(draft, PromiseStory.Rules);
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        Assert.Empty((await platform.Ok(new GetApplication(platform.Citizen, draft))).Choices.ToFollow);
    }

    [Fact]
    public async Task EndedApplication_TakesNoFile()
    {
        var (id, _) = await story.Sent();
        await platform.Ok(new WithdrawApplication(platform.Citizen, id, "changed my mind"));

        Assert.Equal(nameof(RefusalRule.ApplicationEnded), (await platform.Send(story.HandingIn(id, FileStory.Evacuation))).Problem!.Rule);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UnknownMaterial_IsNotFound(bool draft)
    {
        var id = draft ? await given.Draft() : (await story.Sent()).Id;
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(story.HandingIn(id, "no-such-paper"))).Problem!.Kind);
    }

    [Fact]
    public async Task SomebodyElse_HandsNothingIn_OpensNothing_AndIsNotEvenRead()
    {
        var (id, plan) = await story.Sent();
        var other = platform.OtherCitizen;

        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new HandInFile(other, id, Plan, "a.pdf", new UnreadStream()))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new OpenFile(other, id, plan.Id))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new ListMaterials(other, id))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new RemoveMaterialFile(other, id, Plan))).Problem!.Kind);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new BeginUpload(other, id, Plan, "a.pdf", 5))).Problem!.Kind);
    }

    [Fact]
    public async Task Clerk_OpensWhatTheStepReads_AndEachLookIsOnRecord()
    {
        var (id, plan) = await story.Sent();

        Assert.Equal(TestFiles.Pdf, await story.AtTheDesk(id, plan.Id));
        Assert.Equal(TestFiles.Pdf, await story.AtTheDesk(id, plan.Id));

        var looks = await platform.InDatabase(db => db.FactReads.Where(read => read.ApplicationId == id).OrderBy(read => read.Sequence).ToListAsync());
        Assert.Equal(2, looks.Count);
        Assert.All(looks, look => Assert.Equal((ReadPurpose.Task, Fire, story.FireClerk.Id, "material:floor-plan"), (look.Purpose, look.Step, look.PersonId, Assert.Single(look.Facts))));
    }

    [Theory]
    [InlineData("tobacco", "tobacco-licence", "a step that does not read it")]
    [InlineData("tobacco", FileStory.Fire, "another department’s step")]
    [InlineData("fire-rescue", "food-licence", "another step, which reads it")]
    public async Task Clerk_OfAnotherStep_FindsNoFile(string department, string step, string why)
    {
        var (id, plan) = await story.Sent();
        var clerk = platform.Clerk(department);

        Assert.True((await platform.Send(new OpenTaskFile(clerk, id, step, plan.Id))).Problem is { Kind: ProblemKind.NotFound }, why);
        Assert.True((await platform.Send(new FindTaskFile(clerk, id, step, plan.Id))).Problem is { Kind: ProblemKind.NotFound }, why);
        Assert.Equal(0, await platform.InDatabase(db => db.FactReads.CountAsync(read => read.ApplicationId == id)));
    }

    [Fact]
    public async Task Clerk_BeforeTheStepIsOpen_FindsNoFile()
    {
        var draft = await given.Draft();
        var plan = await story.HandIn(draft, Plan);
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new OpenTaskFile(story.FireClerk, draft, Fire, plan.Id))).Problem!.Kind);
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new OpenTaskFile(story.FireClerk, draft, Fire, plan.Id))).Problem!.Kind);
    }

    [Fact]
    public async Task WhatWasExchangedBeforeItWasSent_IsNoneOfTheDepartmentsBusiness()
    {
        var draft = await given.Draft();
        var first = await story.HandIn(draft, Plan);
        var second = await story.HandIn(draft, Plan, TestFiles.Png, "plan.png");
        platform.Clock.Advance(TimeSpan.FromSeconds(1));
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), draft, "business-registration", Verdict.Grant, ""));

        var task = await platform.Ok(new GetTask(story.FireClerk, draft, Fire));

        Assert.Equal([second.Id], task.Materials.Single(one => one.Material.Key == Plan).Files.Select(file => file.Id));
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new OpenTaskFile(story.FireClerk, draft, Fire, first.Id))).Problem!.Kind);
    }

    [Fact]
    public async Task History_OfAStep_TellsOnlyOfFilesThatItReads()
    {
        var (id, _) = await story.Sent();
        await story.HandIn(id, FileStory.Drains, name: "geheim-drains.pdf");

        var task = await platform.Ok(new GetTask(story.FireClerk, id, Fire));

        Assert.Equal([Plan], task.History.Select(entry => entry.Happened).OfType<FileAttached>().Select(file => file.Material));
    }

    [Fact]
    public async Task HandedInTwiceUnderOneId_IsThereOnce()
    {
        var (draft, id) = (await given.Draft(), Guid.NewGuid());
        foreach (var _ in Enumerable.Range(0, 2))
            await platform.Ok(story.HandingIn(draft, Plan) with { Id = id });
        Assert.Single((await story.Line(draft, Plan)).Files);
    }

    [Fact]
    public async Task ManyAtOnce_LeaveOneThatStandsAndTheOthersAsHistory()
    {
        var draft = await given.Draft();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => story.HandIn(draft, Plan)));

        var files = (await story.Line(draft, Plan)).Files;
        Assert.Equal(4, files.Count);
        Assert.Single(files, file => file.IsCurrent);
    }

    private async Task<IReadOnlyList<LogFault>> Faults() =>
        (await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults;

    private sealed class UnreadStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new InvalidOperationException("Nobody may read this.");
    }
}

public sealed class HandInOnSqlite(SqlitePlatform platform) : HandInTests(platform), IClassFixture<SqlitePlatform>;

public sealed class HandInOnPostgres : HandInTests, IClassFixture<PostgresPlatform>
{
    public HandInOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
