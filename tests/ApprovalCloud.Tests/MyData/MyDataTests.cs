using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.MyData;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.Ratings;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.MyData;

/// <summary>What is held of somebody: seen, taken along, corrected, and deleted where it may be.</summary>
public abstract class MyDataTests(Platform platform)
{
    private const string IdentityNumber = "11010519491231002X";
    private static int people;

    private readonly Given given = new(platform);
    private readonly RatingStory story = new(platform);

    [Fact]
    public async Task Export_HoldsWhatIsOnesOwnUnderDocumentedKeys()
    {
        var (mine, other) = (await given.SubmittedApplication(), await given.SubmittedApplication(platform.OtherCitizen, answers => answers["business.name"] = "别人的秘密店"));
        await platform.Ok(new Core.Tasks.GetTask(story.Clerk, mine.Id, RatingStory.Step));

        var text = await Export(platform.Citizen);

        using var file = JsonDocument.Parse(text);
        var documented = ExportKeys.All.Select(key => key.Name).ToHashSet();
        Assert.Equal(documented.Where(key => !key.Contains('.', StringComparison.Ordinal)).Order(), file.RootElement.EnumerateObject().Select(key => key.Name).Order());
        var application = file.RootElement.GetProperty("applications").EnumerateArray().Single(one => one.GetProperty("number").GetString() == mine.Number);
        Assert.All(documented.Where(key => key.StartsWith("applications.", StringComparison.Ordinal)), key => Assert.True(application.TryGetProperty(key.Split('.')[1], out _), key));
        Assert.Equal(Given.Secrets[1], application.GetProperty("answers").GetProperty("business.name").GetProperty("value").GetString());
        Assert.Contains(application.GetProperty("looks").EnumerateArray(), look => look.GetProperty("department").GetString() == "administrative-approval");
        foreach (var secret in new[] { other.Number, "别人的秘密店", platform.OtherCitizen.Id.ToString(), story.Clerk.Name, story.Clerk.Id.ToString() })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(await IdentityOf(platform.Citizen), text.Split("\"applications\"")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfWhatIsAboutAParty_WithholdsIt()
    {
        var id = await platform.Ok(new StartDraft(platform.Citizen, "child-birth", new Dictionary<string, string>
        {
            ["applicant.relation"] = "mother", ["father.isNamed"] = "true", ["father.residentId"] = IdentityNumber,
        }));

        var text = await Export(platform.Citizen);

        Assert.DoesNotContain(IdentityNumber, text, StringComparison.Ordinal);
        Assert.Contains((await AllFacts(platform.Citizen)).Single(one => one.Id == id).Facts, fact => fact is { Key: "father.residentId", Value: null });
    }

    [Fact]
    public async Task Export_OfMoreThanIsReadAtOnce_HasEachWithWhatBelongsToIt_TheOldestFirst()
    {
        const int Drafts = 101;
        var by = await Somebody();
        var submitted = await given.SubmittedApplication(by);
        await platform.InDatabase(async db =>
        {
            for (var number = 0; number < Drafts; number++)
            {
                var draft = new Application(Guid.NewGuid(), Given.Restaurant, 1, by.Person, platform.Clock.GetUtcNow().AddMinutes(number - Drafts));
                var facts = new ApplicationFacts(draft.Id);
                facts.Replace(new Dictionary<string, string> { ["business.name"] = $"{number}" });
                db.AddRange(draft, facts);
            }

            return await db.SaveChangesAsync();
        });

        using var file = JsonDocument.Parse(await Export(by));

        var applications = file.RootElement.GetProperty("applications").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, Drafts).Select(number => $"{number}"), applications.Take(Drafts).Select(one => one.GetProperty("answers").GetProperty("business.name").GetProperty("value").GetString()));
        Assert.All(applications.Take(Drafts), one => Assert.Equal((0, 0), (one.GetProperty("steps").GetArrayLength(), one.GetProperty("history").GetArrayLength())));
        var last = applications[^1];
        Assert.Equal((Drafts + 1, submitted.Number), (applications.Count, last.GetProperty("number").GetString()));
        var steps = await platform.InDatabase(db => db.Steps.Where(step => step.ApplicationId == submitted.Id).OrderBy(step => step.Position).Select(step => step.Key).ToListAsync());
        Assert.Equal(steps, last.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("key").GetString()!));
        Assert.NotEqual(0, last.GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task Facts_SayWhereTheyComeFrom()
    {
        var shared = new SharedData.SharedDataStory(platform);
        await shared.Knows();
        var draft = await shared.Draft();
        await shared.Prefill(draft);

        var facts = (await AllFacts(platform.Citizen)).Single(one => one.Id == draft).Facts;

        Assert.True(facts.Single(fact => fact.Key == "business.name") is { CanDispute: true, Source: { Kind: SourceKind.Registry, From: "legal-persons" } });
        Assert.DoesNotContain(await AllFacts(platform.OtherCitizen), one => one.Id == draft);
    }

    [Fact]
    public async Task Deleted_Drafts_AreGoneAndNothingElseIs()
    {
        var by = await Somebody();
        var (draft, others, submitted) = (await given.Draft(by), await given.Draft(platform.OtherCitizen), (await given.SubmittedApplication(by)).Id);

        var deleted = await platform.Ok(new DeleteMyData(by, [Deletable.Drafts]));

        Assert.Equal([Given.Restaurant], deleted.Drafts);
        Assert.True(deleted is { Account: false, EarlierAnswers: false, Comments: 0 });
        var left = await platform.InDatabase(db => db.Applications.OfScopedRows().Where(one => one.Id == draft || one.Id == others || one.Id == submitted).Select(one => one.Id).ToListAsync());
        Assert.Equal(new[] { others, submitted }.Order(), left.Order());
        Assert.Equal(submitted, Assert.Single(deleted.Kept).Id);
    }

    [Fact]
    public async Task Deleted_EarlierAnswers_AreNotOfferedAgain()
    {
        var by = await Somebody();
        await given.SubmittedApplication(by);
        var draft = await given.Draft(by, answers => answers.Clear());
        Assert.NotEmpty((await platform.Ok(new GetSharing(by, draft))).Earlier);

        await platform.Ok(new DeleteMyData(by, [Deletable.EarlierAnswers]));

        Assert.Empty((await platform.Ok(new GetSharing(by, draft))).Earlier);
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await given.SubmittedApplication(by);
        Assert.NotEmpty((await platform.Ok(new GetSharing(by, draft))).Earlier);
    }

    [Fact]
    public async Task Deleted_Comments_LeaveTheLevel()
    {
        var by = await Somebody();
        var id = await story.Decided(by);
        await platform.Ok(new RateHandling(by, id, RatingStory.Step, RatingLevel.Satisfied) { Comment = "To be forgotten" });
        var rating = (await platform.Ok(new ListComments(platform.Supervisor, Take: 10_000))).Single(one => one.Comment == "To be forgotten").RatingId;
        await platform.Ok(new ModerateComment(platform.Supervisor, rating, Moderation.Publish, "To be forgotten", null));

        Assert.Equal(1, (await platform.Ok(new DeleteMyData(by, [Deletable.Comments]))).Comments);

        Assert.DoesNotContain(await platform.Ok(new ListPublishedComments(story.Clerk, 10_000)), one => one.RatingId == rating);
        var mine = (await platform.Ok(new ListMyRatings(by, id))).Handlings.Single(one => one.Step == RatingStory.Step).Given!;
        Assert.Equal((RatingLevel.Satisfied, null, CommentState.None), (mine.Level, mine.Comment, mine.CommentState));
    }

    [Fact]
    public async Task Deleted_Consents_AreWithdrawnAndTheirFactsLeaveTheDraft()
    {
        var registry = platform.Workflows.Registries.Values.First(one => one.Basis != SharingBasis.StatutoryDuty);
        var by = await Somebody();
        var submitted = (await given.SubmittedApplication(by)).Id;
        await platform.InDatabase(async db =>
        {
            db.Consents.Add(new Consent(submitted, registry.Key, by.Id, platform.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        var deleted = await platform.Ok(new DeleteMyData(by, [Deletable.Consents]));

        Assert.Equal([registry.Key], deleted.Consents);
        Assert.NotNull(Assert.Single((await platform.Ok(new GetMyData(by))).Consents).WithdrawnAt);
        Assert.NotEmpty((await AllFacts(by)).Single(one => one.Id == submitted).Facts);
    }

    [Fact]
    public async Task Account_WhileAnApplicationRuns_StaysAndSaysWhy()
    {
        var by = await Somebody();
        var running = await given.SubmittedApplication(by);
        var draft = await given.Draft(by);

        var refused = await platform.Send(new DeleteMyData(by, [Deletable.Account]));

        Assert.Contains(running.Number, refused.Problem!.Errors![nameof(DeleteMyData.What)][0], StringComparison.Ordinal);
        Assert.Equal([running.Number], (await platform.Ok(new GetMyData(by))).Open);
        Assert.True(await platform.InDatabase(db => db.Applications.OfScopedRows().AnyAsync(one => one.Id == draft)));
    }

    [Fact]
    public async Task Account_Closed_TellsNobodyWhoItWasAndTheRecordsStandSealed()
    {
        var by = await Somebody(IdentityNumber);
        var id = (await given.SubmittedApplication(by)).Id;
        await platform.Ok(new WithdrawApplication(by, id, "Not any more"));
        await given.Draft(by);

        var deleted = await platform.Ok(new DeleteMyData(by, [Deletable.Account]));

        Assert.True(deleted is { Account: true, Drafts.Count: 1 });
        var kept = Assert.Single(deleted.Kept);
        Assert.NotNull(kept.KeptUntil);
        var user = await platform.InDatabase(db => db.Users.AsNoTracking().SingleAsync(user => user.Id == by.Id));
        Assert.True(user is { Email: null, NormalizedEmail: null, IdentityNumber: null, PhoneNumber: null, PasswordHash: null, ClosedAt: not null });
        Assert.DoesNotContain(by.Name, user.DisplayName + user.UserName, StringComparison.Ordinal);
        Assert.Empty((await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults);
        // Whoever it was may register anew.
        await Somebody(IdentityNumber);
    }

    [Fact]
    public async Task Name_ThatWasVerified_IsNotChangedHere()
    {
        Assert.Contains(nameof(ChangeName.Name), (await platform.Send(new ChangeName(platform.Citizen, "Another"))).Problem!.Errors!.Keys);
        var by = await Somebody();
        Assert.Contains(nameof(ChangeName.Name), (await platform.Send(new ChangeName(by, " "))).Problem!.Errors!.Keys);

        await platform.Ok(new ChangeName(by, " New Name "));

        Assert.Equal("New Name", (await platform.Ok(new GetMyData(by))).Account.Name);
    }

    [Theory]
    [InlineData("13900139000", true)]
    [InlineData("+86 (10) 1234-5678", true)]
    [InlineData("", true)]
    [InlineData("call me", false)]
    [InlineData("12", false)]
    [InlineData("86+10123456", false)]
    public async Task Phone_IsTakenIfItIsOne(string phone, bool isOne)
    {
        var by = await Somebody();

        var changed = await platform.Send(new ChangePhone(by, phone));

        Assert.Equal(isOne, changed.IsOk);
        if (!isOne)
            Assert.Contains(nameof(ChangePhone.Phone), changed.Problem!.Errors!.Keys);
        else
            Assert.Equal(phone.Length == 0 ? null : phone, (await platform.Ok(new GetMyData(by))).Account.Phone);
    }

    [Fact]
    public async Task Email_HoldsOnceTheLinkInTheLetterIsOpenedByWhoAsked()
    {
        var (by, stranger) = (await Somebody(), await Somebody());
        var (before, address) = ((await platform.Ok(new GetMyData(by))).Account.Email!, $"new-{by.Id:N}@example.test");
        await platform.Ok(new AskForEmail(by, address));
        Assert.Equal(before, (await platform.Ok(new GetMyData(by))).Account.Email);
        var token = LinkOfLetter.In(Assert.Single(LettersTo(address)).TextBody!).Token;

        Assert.Equal("LinkOver", (await platform.Send(new ConfirmEmail(by, "third@example.test", token))).Problem?.Rule);
        Assert.Equal("LinkOver", (await platform.Send(new ConfirmEmail(stranger, address, token))).Problem?.Rule);
        Assert.Equal("LinkOver", (await platform.Send(new ConfirmEmail(by, address, "made up!"))).Problem?.Rule);
        await platform.Ok(new ConfirmEmail(by, address, token));

        Assert.Equal(address, (await platform.Ok(new GetMyData(by))).Account.Email);
        Assert.NotEmpty(LettersTo(before));
    }

    [Fact]
    public async Task Email_ThatSomebodyHas_IsToldToThatAddressAlone()
    {
        var (by, owner) = (await Somebody(), (await platform.Ok(new GetMyData(await Somebody()))).Account.Email!);

        await platform.Ok(new AskForEmail(by, owner));

        Assert.DoesNotContain("token=", Assert.Single(LettersTo(owner)).TextBody!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Email_ThatIsNone_NamesTheField()
    {
        var by = await Somebody();
        foreach (var wrong in new[] { "", "nobody", (await platform.Ok(new GetMyData(by))).Account.Email! })
            Assert.Contains(nameof(AskForEmail.Email), (await platform.Send(new AskForEmail(by, wrong))).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Deletion_OfNothing_NamesTheField() =>
        Assert.Contains(nameof(DeleteMyData.What), (await platform.Send(new DeleteMyData(platform.Citizen, []))).Problem!.Errors!.Keys);

    private async Task<Caller> Somebody(string? identity = null)
    {
        var number = Interlocked.Increment(ref people);
        var name = $"Person {number}";
        return new Caller(await platform.Ok(new AddUser($"person{number}@example.test", name, Core.Demo.SamplePeople.Password) { IdentityNumber = identity }), name);
    }

    private Task<string> Export(Caller by) => platform.InScope(async services =>
    {
        using var output = new MemoryStream();
        await services.GetRequiredService<ExportMyData>().Write(by, output, CancellationToken.None);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    });

    private async Task<List<MyFacts>> AllFacts(Caller by)
    {
        var all = new List<MyFacts>();
        for (var page = 1; ; page++)
        {
            var facts = await platform.Ok(new ListMyFacts(by, page));
            all.AddRange(facts.Applications);
            if (!facts.HasMore)
                return all;
        }
    }

    private List<MimeMessage> LettersTo(string address) => Directory.Exists(platform.MailFolder)
        ? [.. Directory.EnumerateFiles(platform.MailFolder, "*.eml").Select(path => MimeMessage.Load(path)).Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))]
        : [];

    private Task<string> IdentityOf(Caller by) => platform.InDatabase(db => db.Users.Where(user => user.Id == by.Id).Select(user => user.IdentityNumber!).SingleAsync());
}

public sealed class MyDataOnSqlite(SqlitePlatform platform) : MyDataTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MyDataOnPostgres : MyDataTests, IClassFixture<PostgresPlatform>
{
    public MyDataOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
