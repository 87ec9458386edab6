using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Notes;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Counter;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Forms that were refused: each says at the top what is wrong, axe finds nothing, and nothing is wider than a phone.</summary>
[Collection(nameof(AllPages))]
public sealed class FormTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = "fire-inspection";

    // More than any field takes, and no place to break it at.
    private static readonly string TooLong = new('x', 4001);

    private readonly RefusedForms forms = new(chromium);

    private ServedPlatform Platform => chromium.Platform;

    [Fact]
    public async Task Forms_OfEveryPage_AreLookedAt()
    {
        var all = await forms.Of("/");
        Assert.Equal(all, await forms.Of("/Account/", "/Apply/", "/Desk/", "/Watch/", "/Counter/", "/Public/"));
        Assert.Empty(RefusedForms.Exceptions.Keys.Except(all));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_OfCitizens_SayWhatIsWrong(string culture)
    {
        var (given, by) = (new Given(Platform), Platform.OtherCitizen);
        var (complete, other) = (await given.Draft(by), await given.Draft(by));
        var (running, correction) = await AskedToCorrect(given);
        var (refused, rated) = (await PageStories.Refused(Platform), await PageStories.Rated(Platform));
        var (_, invitation) = await PageStories.Invited(Platform);
        var ratings = new Ratings.RatingStory(Platform);
        var contacted = await ratings.Decided(by);
        var rating = await ratings.Bad(contacted, by, withName: true);
        var handedIn = await given.Draft(by);
        await new FileStory(Platform).HandIn(handedIn, FileStory.Plan, by: by);
        var child = await PageStories.FilledIn(Platform, await given.Draft(by, answers => answers.Clear()));
        await forms.Look(culture, "citizen2",
            new($"/apply/{other}/section/premises", "premises.area"),
            new($"/apply/{other}/section/premises", "premises.area", "large"),
            new($"/apply/{complete}/check", "Password"),
            new($"/apply/{child}/sources", "Email.father"),
            new($"/apply/invitation/{invitation}", "Agrees"),
            new($"/apply/{running}/correct/{correction}", "premises.area", "large"),
            new($"/apply/{running}/withdraw", "Reason", TooLong),
            new($"/apply/{running}/messages/{Fire}", "Text"),
            new($"/apply/{refused}/appeal/{Fire}", "Statement"),
            new($"/apply/{refused}/appeal/{Fire}", "Statement", TooLong),
            new($"/apply/{rated.Application}/rate?step={Fire}", "Level"),
            new($"/apply/{rated.Application}/rate?step=business-registration", "IsSettled"),
            new("/apply/new/renew-a-food-licence", "Renews"),
            new($"/apply/{complete}/check", "Password")
            {
                Handler = "Choices", Chosen = $"[name='Choose.Way[{Fire}]'][value=commitment]",
            },
            new($"/apply/{running}/more-time/{Fire}", "Until"),
            new($"/apply/{contacted}/rate?step={Ratings.RatingStory.Step}", null)
            {
                Handler = "Withdraw", Meanwhile = () => Platform.Ok(new RecordContact(Platform.Supervisor, rating, ContactManner.Phone, "We talked.")),
            },
            new($"/apply/{handedIn}/materials", "Remove")
            {
                Meanwhile = () => Platform.Ok(new SubmitApplication(by, handedIn)),
            });
        await forms.LookUnscripted(culture, "citizen2", new RefusedForm($"/apply/{complete}/materials", $"file-{FileStory.Plan}"));
        var disputed = await PageStories.Disputed(Platform);
        await forms.Look(culture, "citizen", new RefusedForm($"/apply/{disputed}/dispute/premises.tenure", "Reason"));
        await forms.AreAll("/Apply/");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_AtTheDesk_SayWhatIsWrong(string culture)
    {
        var given = new Given(Platform);
        var running = (await given.ParallelSteps(Platform.OtherCitizen)).Id;
        await Platform.Ok(new Core.Conversations.AskAboutStep(Platform.OtherCitizen, running, Fire, "May my manager be there?"));
        var by = Platform.Clerk("fire-rescue");
        await Platform.Ok(new ClaimStep(by, running, Fire));
        await Platform.Ok(new WriteTaskNote(by, running, Fire, "The owner is away until Monday."));
        var note = (await Platform.Ok(new GetTask(by, running, Fire))).Notes.Single().Id;
        var (free, waiting, block) = ((await given.ParallelSteps(Platform.OtherCitizen)).Id, await AskedForMoreTime(given), await PageStories.Block(Platform));
        var (visited, promised) = (await PageStories.WithVisitAndExtension(Platform), await PageStories.Promised(Platform));
        await forms.Look(culture, "clerk.fire-rescue",
            new($"/desk/{running}/{Fire}", "Decision.Verdict"),
            new($"/desk/{running}/{Fire}", "Decision.Verdict")
            {
                Handler = "Preview",
            },
            new($"/desk/{running}/{Fire}", "Transfer.To"),
            new($"/desk/{running}/{Fire}", "Note.Text"),
            new($"/desk/{running}/{Fire}", null)
            {
                Handler = "WithdrawNote", Meanwhile = () => Platform.Ok(new WithdrawTaskNote(by, running, Fire, note)),
            },
            new($"/desk/{free}/{Fire}", null)
            {
                Handler = "Claim", Meanwhile = () => Platform.Ok(new ClaimStep(Platform.Colleague("fire-rescue"), free, Fire)),
            },
            new($"/desk/{running}/{Fire}/opinion", "Ask.Department"),
            new($"/desk/{waiting}/{Fire}/more-time", "Given"),
            new($"/desk/{running}/{Fire}", "Reply.Text"),
            new($"/desk/{running}/{Fire}/intake", "Outcome"),
            new($"/desk/{running}/{Fire}/correction", "Message"),
            new($"/desk/{running}/{Fire}/fix", "Agreed"),
            new($"/desk/{running}/{Fire}/extension", "Ask.Length"),
            new($"/desk/{running}/{Fire}/visit", "Appoint.Day"),
            new($"/desk/{visited}/{Fire}/visit", "Join.Officers"),
            new($"/desk/{visited}/{Fire}/visit", "Findings.Finding"),
            new($"/desk/{visited}/{Fire}/visit", "Cancel.Reason"),
            new($"/desk/{promised.OnTrust}/{Fire}/check", "Result"),
            new("/desk/break-glass", "Reason"),
            new("/desk/blocks", "Words"),
            new($"/desk/blocks/{block}", "Words"),
            new("/desk?search=x", "Name"),
            new("/desk", "Back"),
            new("/desk", "Back")
            {
                Handler = "Release",
            },
            new($"/desk/{running}/{Fire}", null)
            {
                Handler = "Release", Meanwhile = () => Platform.Ok(new ReleaseStep(by, running, Fire)),
            });
        await forms.LookUnscripted(culture, "clerk.fire-rescue",
            new($"/desk/{running}/{Fire}", "Decision.Verdict")
            {
                Handler = "Insert",
            },
            new($"/desk/{running}/{Fire}", "Decision.Verdict")
            {
                Handler = "Law",
            });
        var (_, away) = await PageStories.Away(Platform);
        await forms.Look(culture, "clerk.tobacco", new("/desk/absence", "StandIn"), new($"/desk/absence/{away}", "StandIn"));
        await forms.Look(culture, "colleague.fire-rescue", new RefusedForm($"/desk/{visited}/{Fire}/extension", "Answer.Approved"));
        await forms.Look(culture, "clerk.housing-construction",
            new($"/desk/{running}/drainage-permit/procedure", "Begin.Procedure"), new($"/desk/{visited}/drainage-permit/procedure", "End.Note", TooLong));
        await PageStories.Disputed(Platform);
        var (rated, number) = (await PageStories.Rated(Platform), (await Platform.Ok(new Core.Licences.ListMyLicences(Platform.OtherCitizen))).First(one => one.ApplicationId == running).Number);
        var card = await PageStories.Carded(Platform, given);
        await forms.Look(culture, "clerk.administrative-approval",
            new($"/desk/comments/{rated.Rating}", "Reply"), new($"/desk/licences/{number}", "Reason"), new($"/desk/cards/{card}/yellow", "Statement"), new("/desk/questions", "Form.Fact"));
        var audited = await new BirthStory(Platform).Sampled();
        await forms.Look(culture, "clerk.health", new($"/desk/{audited}/{BirthStory.Vaccination}/check", "IsRight"), new($"/desk/{audited}/{BirthStory.Vaccination}/check", "Note", TooLong));
        await BetweenColleagues(culture);
        await forms.AreAll("/Desk/");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_OfSupervisors_SayWhatIsWrong(string culture)
    {
        var given = new Given(Platform);
        var running = (await given.ParallelSteps(Platform.OtherCitizen)).Id;
        var looked = await given.SubmittedApplication(Platform.OtherCitizen);
        await Platform.Ok(new BreakGlass(Platform.Clerk("fire-rescue"), looked.Number, "An inspector stands at the door and asks who applied."));
        var refused = await PageStories.Refused(Platform);
        await Platform.Ok(new Core.Appeals.LodgeAppeal(Platform.OtherCitizen, refused, Fire, "The exits are wide enough."));
        var (card, rated) = (await PageStories.Carded(Platform, given), await PageStories.Rated(Platform));
        var contacted = (await new Ratings.RatingStory(Platform).Bad(withName: true)).Rating;
        await Platform.Ok(new RecordContact(Platform.Supervisor, contacted, ContactManner.Phone, "We talked."));
        await forms.Look(culture, "supervisor",
            new($"/watch/appeals/{refused}/{Fire}", "Result"),
            new($"/watch/cards/{card}/red", "Ruling"),
            new($"/watch/comments/{rated.Waiting}", "Moderation"),
            new($"/watch/applications/{running}/extend", "Length"),
            new($"/watch/ratings/{rated.Waiting}", "Manner"),
            new($"/watch/ratings/{contacted}", "Finding"),
            new($"/watch/ratings/{contacted}", "Reason"),
            new($"/watch/access/{looked.Id}/1", "Verdict"));
        var (moved, _) = await PageStories.Away(Platform);
        await forms.Look(culture, "supervisor",
            new($"/watch/people/tobacco/{Platform.Colleague("tobacco").Id}", "To"),
            new($"/watch/people/tobacco/{Platform.Colleague("tobacco").Id}", "To")
            {
                Chosen = "[name=To] option:nth-child(2)",
            },
            new($"/watch/applications/{moved}/escalate/{PageStories.Tobacco}", "Message"),
            new($"/watch/applications/{moved}/move/{PageStories.Tobacco}", "To"));
        var (promises, barred) = (new PromiseStory(Platform), Platform.Clerk("tax") with { Department = null });
        var broken = await promises.OnTrust(by: barred);
        await Platform.Ok(new CheckPromise(promises.FireClerk, broken, Fire, CheckResult.Broken, "The exits were locked."));
        await forms.Look(culture, "supervisor", new RefusedForm($"/watch/bars/{broken}/{Fire}", "Reason"));
        await Platform.Ok(new Core.Supervision.LiftBar(Platform.Supervisor, broken, Fire, "Exits cleared."));
        await forms.Look(culture, "supervisor", new RefusedForm("/watch/logs", "File"));
        await forms.AreAll("/Watch/");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_AtTheCounter_SayWhatIsWrong(string culture)
    {
        var counter = new CounterStory(Platform);
        await counter.NobodyThere();
        await forms.Look(culture, "assistant", new RefusedForm("/counter", "IdentityNumber"));
        var session = await counter.Opened(SampleCitizens.OtherCitizen);
        for (var codes = 0; codes < 5; codes++)
            await Platform.Ok(new Core.Counter.SendCounterCode(counter.Worker, session));
        await forms.Look(culture, "assistant", new("/counter/person", "How"), new("/counter/person", null)
        {
            Handler = "Code",
        });
        await Platform.Ok(new Core.Counter.ConfirmPresence(counter.Worker, session, CounterStory.OnPaper));
        var draft = await Platform.Ok(new Core.Counter.BeginAtCounter(counter.Worker, session, Given.Restaurant));
        await Platform.Ok(new SaveAnswers(await counter.At(draft), draft, Given.LargeRestaurant(Platform.Workflows).Facts, KeepInvalid: false));
        await forms.Look(culture, "assistant", new("/counter/person", "Service"), new($"/counter/send/{draft}", "How"), new($"/counter/send/{draft}", null)
        {
            Handler = "Code",
        });
        await Platform.Ok(new Core.Counter.EndCounter(counter.Worker, session));
        await forms.AreAll("/Counter/");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_OfAccounts_SayWhatIsWrong(string culture)
    {
        var (careful, plain) = (await Somebody(), await Somebody());
        await Platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync($"{careful}@example.test"))!;
            await users.ResetAuthenticatorKeyAsync(user);
            return await users.SetTwoFactorEnabledAsync(user, enabled: true);
        });
        await forms.Look(culture, careful, new("/account/two-factor", "Code"), new("/account/two-factor", "Code", "000000"));

        const string passkeys = "/account/passkeys";
        var page = await chromium.Open(plain, culture, 390);
        await page.HasPasskeys();
        await forms.Look(page, new(passkeys, "Name"), new(passkeys, "Name", TooLong), new(passkeys, "Password", "not my password"));
        await page.RouteAsync("**/account/passkeys?handler=options", route => route.AbortAsync());
        await page.GotoAsync(passkeys);
        await page.ClickAsync("[data-passkey-button]");
        await page.Locator("[data-passkey-failed]").WaitForAsync();
        Assert.Equal([], await page.Wrong(390, 320));

        await forms.Look(culture, null, new("/account/sign-in", "Email"), new("/account/register", "Email", TooLong),
            new("/account/forgotten", "Email"), new("/account/reset", "Password"), new("/account/reset", "Token", "a@example.test"), new("/seals", "ProofFile"));
        await forms.Look(culture, plain,
            new("/account/password", "Password", "not my password"),
            new("/account/notifications", "Language"),
            new("/account/data/account", "Name"),
            new("/account/data/account", "Phone", "not a number"),
            new("/account/data/account", "Email"),
            new("/account/data/email", "Token"), new("/account/data/email", "Token", "new@example.test"),
            new("/account/data/export", "Password"),
            new("/account/data/delete", "Password"));
        var delegations = new Delegations.DelegationStory(Platform);
        var (offered, standing) = (await Platform.Ok(delegations.Giving()), await delegations.Given());
        await forms.Look(culture, "citizen2",
            new("/account/delegations/new", "Email"),
            new($"/account/delegations/{offered}", null)
            {
                Handler = "Accept", Meanwhile = () => Platform.Ok(new EndDelegation(delegations.Principal, offered)),
            },
            new($"/account/delegations/{standing}", null)
            {
                Handler = "End", Meanwhile = () => Platform.Ok(new EndDelegation(delegations.Principal, standing)),
            });
        await forms.AreAll("/Account/");
    }

    public ValueTask DisposeAsync()
    {
        forms.Dispose();
        return chromium.CloseAll();
    }

    // A step with phases, an opinion that is asked for, and a document that is awaited.
    private async Task BetweenColleagues(string culture)
    {
        var ((phased, step), promises, (asked, opinion)) = (await PageStories.Phased(Platform), new PromiseStory(Platform), await PageStories.WithOpinions(Platform));
        var reviewer = Platform.Clerk("natural-resources");
        await Platform.Ok(new AcceptStep(reviewer, phased, step, []));
        await Platform.Ok(new Core.Blocks.SaveBlock(reviewer, null, $"Height {Guid.NewGuid():N}", "The height is within the plan."));
        await forms.Look(culture, "clerk.natural-resources", new RefusedForm($"/desk/{phased}/{step}", "Review.Result"));
        await forms.LookUnscripted(culture, "clerk.natural-resources", new RefusedForm($"/desk/{phased}/{step}", "Review.Result")
        {
            Handler = "InsertReason",
        });
        await Platform.Ok(new ReviewStep(reviewer, phased, step, Recommendation.Grant, "The height is within the plan."));
        await forms.Look(culture, "colleague.natural-resources", new RefusedForm($"/desk/{phased}/{step}", "SendBack.Reason"));
        await forms.Look(culture, "clerk.urban-management", new RefusedForm($"/desk/opinions/{asked}/{opinion}", "Answer.Stance"));
        var withheld = await promises.Withheld(Platform.OtherCitizen);
        await forms.Look(culture, "clerk.market-supervision", new RefusedForm($"/desk/{withheld}/{PromiseStory.Food}", "Material")
        {
            Meanwhile = () => Platform.Ok(new ReceiveDocument(promises.FoodClerk, withheld, PromiseStory.Food, PromiseStory.Rules)),
        });
    }

    private async Task<Guid> AskedForMoreTime(Given given)
    {
        var (id, today) = ((await given.ParallelSteps(Platform.OtherCitizen)).Id, DateOnly.FromDateTime(Platform.Clock.GetUtcNow().UtcDateTime));
        await Platform.Ask(Platform.Clerk("fire-rescue"), id, Fire, "premises.area", today.AddDays(10));
        await Platform.Ok(new AskForMoreTime(Platform.OtherCitizen, id, Fire, null, today.AddDays(20), "I am abroad."));
        return id;
    }

    private async Task<string> Somebody()
    {
        var name = $"{Guid.NewGuid():N}";
        await Platform.Ok(new AddUser($"{name}@example.test", "Somebody New", SamplePeople.Password));
        return name;
    }

    private async Task<(Guid Running, Guid Correction)> AskedToCorrect(Given given)
    {
        var id = (await given.ParallelSteps(Platform.OtherCitizen)).Id;
        await Platform.Ok(new AskForCorrection(Platform.Clerk("fire-rescue"), id, Fire, [new("premises.area", CorrectionKind.Wrong, "Measure again")], "Please measure again")
        {
            Term = DateOnly.FromDateTime(Platform.Clock.GetUtcNow().UtcDateTime).AddDays(10),
        });
        return (id, (await Platform.Ok(new GetApplication(Platform.OtherCitizen, id))).Steps.Single(step => step.Key == Fire).CorrectionId!.Value);
    }
}
