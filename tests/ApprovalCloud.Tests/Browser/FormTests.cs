using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Counter;
using ApprovalCloud.Tests.Promises;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Forms that were refused: each says at the top what is wrong, axe finds nothing, and nothing is wider than a phone.</summary>
[Collection(nameof(AllPages))]
public sealed class FormTests(Chromium chromium) : IAsyncDisposable
{
    private const string Fire = "fire-inspection";

    // Nothing is chosen any more, and everything that can be typed says the same.
    private const string FillIn = """
        (form, typed) => {
            for (const field of form.elements) {
                if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
                else if (field.tagName === 'SELECT') field.value = '';
                else if (field.tagName === 'TEXTAREA' || (field.tagName === 'INPUT' && field.type !== 'hidden')) field.value = typed;
            }
            for (let part = form.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
        }
        """;

    // More than any field takes, and no place to break it at.
    private static readonly string TooLong = new('x', 4001);

    private ServedPlatform Platform => chromium.Platform;

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
        var child = await PageStories.FilledIn(Platform, await given.Draft(by, answers => answers.Clear()));
        await Refused(culture, "citizen2",
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
            new("/account/notifications", "Language"),
            new("/account/delegations/new", "Email"),
            new("/account/data/account", "Phone", "not a number"),
            new("/account/data/account", "Email"),
            new("/account/data/export", "Password"),
            new("/account/data/delete", "Password"));
        var disputed = await PageStories.Disputed(Platform);
        await Refused(culture, "citizen", new Form($"/apply/{disputed}/dispute/premises.tenure", "Reason"));
        await Refused(culture, null, new("/account/sign-in", "Email"), new("/account/register", "Email", TooLong));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_AtTheDesk_SayWhatIsWrong(string culture)
    {
        var given = new Given(Platform);
        var running = (await given.ParallelSteps(Platform.OtherCitizen)).Id;
        await Platform.Ok(new Core.Conversations.AskAboutStep(Platform.OtherCitizen, running, Fire, "May my manager be there?"));
        await Platform.Ok(new ClaimStep(Platform.Clerk("fire-rescue"), running, Fire));
        var (visited, promised) = (await PageStories.WithVisitAndExtension(Platform), await PageStories.Promised(Platform));
        await Refused(culture, "clerk.fire-rescue",
            new($"/desk/{running}/{Fire}", "Decision.Verdict"),
            new($"/desk/{running}/{Fire}", "Transfer.To"),
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
            new("/desk/break-glass", "Reason"));
        var (_, away) = await PageStories.Away(Platform);
        await Refused(culture, "clerk.tobacco", new("/desk/absence", "StandIn"), new($"/desk/absence/{away}", "StandIn"));
        await Refused(culture, "colleague.fire-rescue", new Form($"/desk/{visited}/{Fire}/extension", "Answer.Approved"));
        await Refused(culture, "clerk.housing-construction",
            new($"/desk/{running}/drainage-permit/procedure", "Begin.Procedure"), new($"/desk/{visited}/drainage-permit/procedure", "End.Note", TooLong));
        await PageStories.Disputed(Platform);
        var (rated, number) = (await PageStories.Rated(Platform), (await Platform.Ok(new Core.Licences.ListMyLicences(Platform.OtherCitizen))).First(one => one.ApplicationId == running).Number);
        var card = await PageStories.Carded(Platform, given);
        await Refused(culture, "clerk.administrative-approval",
            new($"/desk/comments/{rated.Rating}", "Reply"), new($"/desk/licences/{number}", "Reason"), new($"/desk/cards/{card}/yellow", "Statement"), new("/desk/questions", "Form.Fact"));
        var audited = await new BirthStory(Platform).Sampled();
        await Refused(culture, "clerk.health", new($"/desk/{audited}/{BirthStory.Vaccination}/check", "IsRight"), new($"/desk/{audited}/{BirthStory.Vaccination}/check", "Note", TooLong));
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
        await Refused(culture, "supervisor",
            new($"/watch/appeals/{refused}/{Fire}", "Result"),
            new($"/watch/cards/{card}/red", "Ruling"),
            new($"/watch/comments/{rated.Waiting}", "Moderation"),
            new($"/watch/applications/{running}/extend", "Length"),
            new($"/watch/ratings/{rated.Waiting}", "Manner"),
            new($"/watch/ratings/{contacted}", "Finding"),
            new($"/watch/ratings/{contacted}", "Reason"),
            new($"/watch/access/{looked.Id}/1", "Verdict"));
        var (moved, _) = await PageStories.Away(Platform);
        await Refused(culture, "supervisor",
            new($"/watch/people/tobacco/{Platform.Colleague("tobacco").Id}", "To"), new($"/watch/applications/{moved}/escalate/{PageStories.Tobacco}", "Message"),
            new($"/watch/applications/{moved}/move/{PageStories.Tobacco}", "To"));
        var (promises, barred) = (new PromiseStory(Platform), Platform.Clerk("tax") with { Department = null });
        var broken = await promises.OnTrust(by: barred);
        await Platform.Ok(new CheckPromise(promises.FireClerk, broken, Fire, CheckResult.Broken, "The exits were locked."));
        await Refused(culture, "supervisor", new Form($"/watch/bars/{broken}/{Fire}", "Reason"));
        await Platform.Ok(new Core.Supervision.LiftBar(Platform.Supervisor, broken, Fire, "Exits cleared."));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_AtTheCounter_SayWhatIsWrong(string culture)
    {
        var counter = new CounterStory(Platform);
        await counter.NobodyThere();
        await Refused(culture, "assistant", new Form("/counter", "IdentityNumber"));
        var session = await counter.Opened(SampleCitizens.OtherCitizen);
        await Refused(culture, "assistant", new Form("/counter/person", "How"));
        await Platform.Ok(new Core.Counter.ConfirmPresence(counter.Worker, session, CounterStory.OnPaper));
        var draft = await Platform.Ok(new Core.Counter.BeginAtCounter(counter.Worker, session, Given.Restaurant));
        await Platform.Ok(new SaveAnswers(await counter.At(draft), draft, Given.LargeRestaurant(Platform.Workflows).Facts, KeepInvalid: false));
        await Refused(culture, "assistant", new("/counter/person", "Service"), new($"/counter/send/{draft}", "How"));
        await Platform.Ok(new Core.Counter.EndCounter(counter.Worker, session));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public async Task Forms_ThatADeviceHelpsWith_SayWhatIsWrong(string culture)
    {
        var (careful, plain) = (await Somebody(), await Somebody());
        await Platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByEmailAsync($"{careful}@example.test"))!;
            await users.ResetAuthenticatorKeyAsync(user);
            return await users.SetTwoFactorEnabledAsync(user, enabled: true);
        });
        await Refused(culture, careful, new("/account/two-factor", "Code"), new("/account/two-factor", "Code", "000000"));

        const string passkeys = "/account/passkeys";
        var page = await chromium.Open(plain, culture, 390);
        await page.HasPasskeys();
        await Refused(page, new(passkeys, "Name"), new(passkeys, "Name", TooLong), new(passkeys, "Password", "not my password"));
        await page.RouteAsync("**/account/passkeys?handler=options", route => route.AbortAsync());
        await page.GotoAsync(passkeys);
        await page.ClickAsync("[data-passkey-button]");
        await page.Locator("[data-passkey-failed]").WaitForAsync();
        Assert.Equal([], await page.Wrong(390, 320));
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    /// <param name="Field">One of the fields of the form that is meant.</param>
    private sealed record Form(string Address, string Field, string Typed = "");

    private async Task<string> Somebody()
    {
        var name = $"{Guid.NewGuid():N}";
        await Platform.Ok(new AddUser($"{name}@example.test", "Somebody New", SamplePeople.Password));
        return name;
    }

    private async Task Refused(string culture, string? account, params Form[] forms) => await Refused(await chromium.Open(account, culture, 390), forms);

    private static async Task Refused(IPage page, params Form[] forms)
    {
        var wrong = new List<string>();
        foreach (var one in forms)
        {
            await page.GotoAsync(one.Address);
            var form = page.Locator($"main form:has([name='{one.Field}'])").First;
            if (await form.CountAsync() == 0)
            {
                wrong.Add($"{one}: there is no such form at {page.Url}");
                continue;
            }

            await form.EvaluateAsync(FillIn, one.Typed);
            await page.Press(form.Locator("button.govuk-button:visible:not([type=button], [name=then], [formaction])").First);
            if (await page.Locator(".govuk-error-summary li").CountAsync() == 0)
                wrong.Add($"{one}: nothing is said to be wrong");
            // What the summary leads to is there.
            wrong.AddRange((await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.govuk-error-summary a')].map((one) => one.getAttribute('href')).filter((one) => !document.getElementById(one.slice(1)))
                """)).Select(lost => $"{one}: the summary leads to {lost}, which is not there"));
            wrong.AddRange(await page.Wrong(390, 320));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private async Task<(Guid Running, Guid Correction)> AskedToCorrect(Given given)
    {
        var id = (await given.ParallelSteps(Platform.OtherCitizen)).Id;
        await Platform.Ok(new AskForCorrection(Platform.Clerk("fire-rescue"), id, Fire, [new("premises.area", CorrectionKind.Wrong, "Measure again")], "Please measure again"));
        return (id, (await Platform.Ok(new GetApplication(Platform.OtherCitizen, id))).Steps.Single(step => step.Key == Fire).CorrectionId!.Value);
    }
}
