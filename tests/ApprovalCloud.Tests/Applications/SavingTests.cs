using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Applications;

/// <summary>Two pages that are open on one draft, and the sections of its form.</summary>
public abstract class SavingTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Save_OfAnAnswerThatWasChangedElsewhere_IsToldAndChangesNothing()
    {
        var draft = await Draft("120");
        await Save(draft, "320", before: "120");

        var late = await Save(draft, "80", before: "120");

        Assert.Equal(new AnswerConflict("120", "80"), late.Conflicts["premises.area"]);
        Assert.Equal("320", (await View(draft)).Answers["premises.area"]);
    }

    [Fact]
    public async Task Save_OfAnAnswerThatWasChangedElsewhere_SavesTheOthers()
    {
        var draft = await Draft("120");
        await Save(draft, "320", before: "120");

        await platform.Ok(new SaveAnswers(platform.Citizen, draft, new Dictionary<string, string> { ["premises.area"] = "80", ["premises.seats"] = "7" }, KeepInvalid: true)
        {
            Before = new Dictionary<string, string> { ["premises.area"] = "120", ["premises.seats"] = (await View(draft)).Answers["premises.seats"] },
        });

        Assert.Equal(("320", "7"), ((await View(draft)).Answers["premises.area"], (await View(draft)).Answers["premises.seats"]));
    }

    [Theory]
    [InlineData("320")]
    [InlineData("80")]
    public async Task Save_OfTheSameAnswerTwice_IsNoConflict(string again)
    {
        var draft = await Draft("120");
        await Save(draft, again, before: "120");

        Assert.Empty((await Save(draft, again, before: "120")).Conflicts);
    }

    [Fact]
    public async Task Save_WithoutSayingWhatWasThere_SavesAsBefore()
    {
        var draft = await Draft("120");
        await Save(draft, "320", before: "120");

        await platform.Ok(new SaveAnswers(platform.Citizen, draft, new Dictionary<string, string> { ["premises.area"] = "80" }, KeepInvalid: false));

        Assert.Equal("80", (await View(draft)).Answers["premises.area"]);
    }

    [Fact]
    public async Task Save_OfSomebodyElsesDraft_IsNotFound() => Assert.Equal(ProblemKind.NotFound, (await platform.Send(
        new SaveAnswers(platform.OtherCitizen, await Draft("120"), new Dictionary<string, string>(), KeepInvalid: true))).Problem!.Kind);

    [Fact]
    public async Task Sections_OfAnEmptyDraft_AreNotStarted()
    {
        var sections = DraftSection.Of(await View(await given.Draft(change: answers => answers.Clear())));

        Assert.All(sections, section => Assert.True(section is { State: SectionState.NotStarted, Open: > 0 }, section.Key));
        Assert.Equal(["business", "representative", "premises", "kitchen", "tobacco", "declaration"], sections.Select(section => section.Key));
    }

    [Fact]
    public async Task Sections_OfACompleteDraft_AreDone()
    {
        var view = await View(await given.Draft());

        Assert.True(view.IsComplete);
        Assert.All(DraftSection.Of(view), section => Assert.Equal((SectionState.Done, 0), (section.State, section.Open)));
    }

    [Fact]
    public async Task Sections_WithAWrongAnswer_AreInProgressAndSayHowMuchIsOpen()
    {
        var draft = await Draft("120");
        await platform.Ok(new SaveAnswers(
            platform.Citizen, draft, new Dictionary<string, string> { ["premises.area"] = "large", ["premises.seats"] = "" }, KeepInvalid: true));

        var section = DraftSection.Of(await View(draft)).Single(section => section.Key == "premises");

        Assert.Equal((SectionState.InProgress, 2), (section.State, section.Open));
    }

    private Task<Guid> Draft(string area) => given.Draft(change: answers => answers["premises.area"] = area);

    private Task<DraftView> View(Guid draft) => platform.Ok(new GetDraft(platform.Citizen, draft));

    private Task<DraftView> Save(Guid draft, string area, string before) => platform.Ok(
        new SaveAnswers(platform.Citizen, draft, new Dictionary<string, string> { ["premises.area"] = area }, KeepInvalid: true)
        {
            Before = new Dictionary<string, string> { ["premises.area"] = before },
        });
}

[Collection(nameof(SqlitePlatform))]
public sealed class SavingOnSqlite(SqlitePlatform platform) : SavingTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class SavingOnPostgres : SavingTests
{
    public SavingOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
