using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static ApprovalCloud.Tests.Support.ScriptedRegistries;

namespace ApprovalCloud.Tests.SharedData;

public abstract class PrefillTests(Platform platform)
{
    private readonly SharedDataStory story = new(platform);

    [Fact]
    public async Task Prefill_OwnCompany_LeadsFromThePersonToTheCompanyToItsPremises()
    {
        await story.Knows();
        var draft = await story.Draft();

        var filled = await story.Prefill(draft);

        Assert.Equal("320", filled.Facts["premises.area"].Value);
        Assert.Equal("金桂餐饮有限公司", filled.Facts["business.name"].Value);
        var source = filled.Facts["premises.area"];
        Assert.Equal((SourceKind.Registry, "premises", Trust.A), (source.Kind, source.From, source.Trust));
        Assert.Equal(source.At.AddDays(platform.Workflows.Vocabulary["premises.area"].ValidForDays!.Value), source.ValidUntil);
        Assert.Equal(3, filled.Fetched.Count(one => one.Outcome == LookupOutcome.Answered));
        Assert.Equal("320", (await story.View(draft)).Answers["premises.area"]);
    }

    [Fact]
    public async Task Prefill_EachRegistry_IsToldAsSoonAsItsFactsAreSaved()
    {
        await story.Knows();
        var draft = await story.Draft();
        var told = new List<string>();

        await platform.Ok(new Prefill(platform.Citizen, draft, [])
        {
            Told = async fetched =>
            {
                if (fetched.Facts.Keys.FirstOrDefault() is { } fact)
                    Assert.True((await story.View(draft)).Answers.ContainsKey(fact));
                told.Add(fetched.Registry);
            },
        });

        Assert.Equal("legal-persons", told[0]);
        Assert.Contains("premises", told);
    }

    [Fact]
    public async Task Prefill_RegistryDown_LeavesTheQuestionsAndIsTriedAgainLater()
    {
        await story.Knows();
        story.Registries.Fails("legal-persons", SharedDataStory.Company, LookupOutcome.Down);
        var draft = await story.Draft();
        await story.Prefill(draft);

        var view = await story.View(draft);
        Assert.Contains(view.Plan.OpenQuestions, question => question.Fact == "business.name");
        Assert.Contains(view.Lookups, lookup => lookup.Value.Outcome == LookupOutcome.Down);

        await story.Knows();
        await story.Prefill(draft);
        Assert.DoesNotContain((await story.View(draft)).Plan.OpenQuestions, question => question.Fact == "business.name");
    }

    [Fact]
    public async Task Prefill_IdentityNotVerified_AsksNobodyAboutAPerson()
    {
        await story.Knows();
        var person = new Caller(await platform.Ok(new Core.Users.AddUser($"{Guid.NewGuid():N}@example.test", "Sam", Core.Demo.SamplePeople.Password)), "Sam");
        var draft = await story.Draft(person);

        await platform.Ok(new Prefill(person, draft, ["real-estate"]));

        Assert.DoesNotContain(story.Registries.Asked, asked => asked.Names.ContainsKey("applicant"));
    }

    [Fact]
    public async Task AddUser_WithAnIdentityNumberThatSomebodyHas_SaysSo()
    {
        var taken = await platform.Send(new Core.Users.AddUser($"{Guid.NewGuid():N}@example.test", "Sam", Core.Demo.SamplePeople.Password)
        {
            IdentityNumber = await story.Identity(platform.Citizen),
        });

        Assert.Contains("IdentityNumber", taken.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Prefill_CompanyOfSomebodyElse_GivesWhatIsPublicAndNothingPersonal()
    {
        await story.Knows(concerns: await story.Identity(platform.OtherCitizen));
        var draft = await story.Draft(null, ("business.isRegistered", "true"), ("business.uscc", SharedDataStory.Uscc));

        var filled = await story.Prefill(draft);

        Assert.Equal("金桂餐饮有限公司", filled.Facts["business.name"].Value);
        Assert.DoesNotContain(filled.Facts.Keys, fact => platform.Workflows.Vocabulary[fact].Sensitivity != Sensitivity.Public);
        Assert.Contains("representative.residentId", filled.Fetched.SelectMany(one => one.Refused));
    }

    [Fact]
    public async Task SaveAnswers_OverARegistrysWord_IsRefusedAndNamesTheRegistry()
    {
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);

        var typed = await platform.Send(new SaveAnswers(
            platform.Citizen, draft, new Dictionary<string, string> { ["business.name"] = "别的公司" }, KeepInvalid: false));

        Assert.Equal(ProblemKind.Invalid, typed.Problem!.Kind);
        Assert.Contains("business.name", typed.Problem.Errors!.Keys);
        Assert.Equal("金桂餐饮有限公司", (await story.View(draft)).Answers["business.name"]);
    }

    [Fact]
    public async Task SaveAnswers_AnotherCompany_TakesAwayWhatWasKnownOfTheFirst()
    {
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);
        story.Registries.Says("legal-persons", SharedDataStory.Company, new RegistryAnswer(LookupOutcome.NothingFound));

        var view = await platform.Ok(new SaveAnswers(
            platform.Citizen, draft, new Dictionary<string, string> { ["business.uscc"] = "913301065898765431" }, KeepInvalid: true));

        Assert.DoesNotContain("business.name", view.Answers.Keys);
        Assert.DoesNotContain("premises.area", view.Answers.Keys);
        Assert.DoesNotContain("business.uscc", view.Sources.Keys);
    }

    [Fact]
    public async Task Prefill_ForABusinessThatIsNotThereYet_LeavesTheOwnCompanyOut()
    {
        await story.Knows();
        var draft = await story.Draft(null, ("business.isRegistered", "false"));

        var filled = await story.Prefill(draft);

        Assert.Empty(filled.Facts);
        Assert.DoesNotContain(story.Registries.Asked, asked => asked.Path == SharedDataStory.Company);
    }

    [Fact]
    public async Task SaveAnswers_ThatItIsANewBusiness_TakesTheOwnCompanyAway()
    {
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);

        var view = await platform.Ok(new SaveAnswers(
            platform.Citizen, draft, new Dictionary<string, string> { ["business.isRegistered"] = "false" }, KeepInvalid: false));

        Assert.DoesNotContain("business.name", view.Answers.Keys);
        Assert.Contains(view.Plan.OpenQuestions, question => question.Fact == "business.name");
    }

    [Fact]
    public async Task Prefill_WithoutConsent_IsNotAskedAndConsentForOneApplicationIsNoneForAnother()
    {
        story.Registries.Forget();
        story.Registries.Says("real-estate", "/owners/{applicant}/homes", Answer(("applicant.homesOwned", "1")));
        async Task<Guid> Transfer() => await platform.Ok(new StartDraft(platform.Citizen, "property-transfer", new Dictionary<string, string>()));
        var (first, second) = (await Transfer(), await Transfer());

        await story.Prefill(first);
        Assert.DoesNotContain(story.Registries.Asked, asked => asked.Registry == "real-estate");
        await story.Prefill(first, "real-estate");
        Assert.Equal("1", (await story.View(first)).Answers["applicant.homesOwned"]);
        story.Registries.Asked.Clear();
        await story.Prefill(second);
        Assert.DoesNotContain(story.Registries.Asked, asked => asked.Registry == "real-estate");

        // Taken back, what came by it goes.
        await story.Prefill(first);
        Assert.DoesNotContain("applicant.homesOwned", (await story.View(first)).Answers.Keys);
    }

    [Fact]
    public async Task Prefill_UnknownRegistry_IsNamed()
    {
        var draft = await story.Draft();
        var refused = await platform.Send(new Prefill(platform.Citizen, draft, ["astrology"]));
        Assert.Contains("astrology", refused.Problem!.Errors!["consent"][0]);
    }

    [Fact]
    public async Task Prefill_OfSomebodyElsesDraft_IsNotFoundAndAsksNobody()
    {
        await story.Knows();
        var draft = await story.Draft();

        var refused = await platform.Send(new Prefill(platform.OtherCitizen, draft, []));

        Assert.Equal(ProblemKind.NotFound, refused.Problem!.Kind);
        Assert.Empty(story.Registries.Asked);
    }

    [Fact]
    public async Task Prefill_AnExpiredLicence_StandsForNothing()
    {
        await story.Knows();
        var own = await story.Identity(platform.Citizen);
        var yesterday = DateOnly.FromDateTime(platform.Clock.GetUtcNow().UtcDateTime).AddDays(-2);
        story.Registries.Says("legal-persons", SharedDataStory.Company, Answer(("business.name", "金桂餐饮有限公司")) with
        {
            Concerns = own,
            Licences = new Dictionary<string, ProvenLicence> { ["business-licence"] = new("1.2.3", yesterday) },
        });
        var draft = await story.Draft();

        await story.Prefill(draft);

        var materials = await platform.Ok(new Core.Licences.GetDraftMaterials(platform.Citizen, draft));
        Assert.DoesNotContain(materials, material => material.State == Core.Licences.MaterialState.Met);
    }

    [Fact]
    public async Task Prefill_EveryQuestionToARegistry_IsARowOfTheLedger()
    {
        await story.Knows();
        var draft = await story.Draft();
        await story.Prefill(draft);

        var rows = await platform.InDatabase(db => db.FactReads.Where(row => row.ApplicationId == draft).OrderBy(row => row.Sequence).ToListAsync());

        Assert.Equal(story.Registries.Asked.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal((ReadPurpose.Prefill, ReadSource.Registry), (row.Purpose, row.Source)));
        Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(row => row.Sequence));
    }
}

public sealed class PrefillOnSqlite(SqlitePlatform platform) : PrefillTests(platform), IClassFixture<SqlitePlatform>;

public sealed class PrefillOnPostgres : PrefillTests, IClassFixture<PostgresPlatform>
{
    public PrefillOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
