using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Once somebody has signed out, no tab of the browser shows anything of them, whether the platform can be reached or not.</summary>
[Collection(nameof(Chromium))]
public sealed class SignOutJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private const string Name = "Somebody Secretive";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignOut_InOneTab_LeavesNothingInTheOthers(bool isOffline)
    {
        var (first, _) = await Somebody();
        var second = await first.Context.NewPageAsync();
        await first.GotoAsync("/account");
        await second.GotoAsync("/apply");
        Assert.Contains(Name, await second.InnerTextAsync("body"));
        await first.Context.SetOfflineAsync(isOffline);

        await first.Locator("form[data-sign-out] button").ClickAsync();

        await Gone(second);
        if (!isOffline)
            await second.WaitForURLAsync("**/account/sign-in");
    }

    [Fact]
    public async Task Session_EndedFromElsewhere_IsFoundOutInOneTab_AndEmptiesAll()
    {
        var (first, person) = await Somebody();
        var second = await first.Context.NewPageAsync();
        foreach (var tab in new[] { first, second })
            await tab.GotoAsync("/account");
        await Seen(first);
        await chromium.Platform.InScope(services => services.GetRequiredService<Sessions>().End(person, null, null, CancellationToken.None));

        // That nobody answers says nothing of the session.
        await first.Context.SetOfflineAsync(true);
        await Seen(first);
        Assert.Contains(Name, await first.InnerTextAsync("body"));
        await first.Context.SetOfflineAsync(false);
        await first.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");

        foreach (var tab in new[] { first, second })
        {
            await tab.WaitForURLAsync("**/account/sign-in");
            Assert.DoesNotContain(Name, await tab.ContentAsync());
        }
    }

    [Fact]
    public async Task SomebodyElse_WhoSignsInInTheSameBrowser_EmptiesThePagesOfWhoeverWasThere()
    {
        var (first, _) = await Somebody();
        var second = await first.Context.NewPageAsync();
        await first.GotoAsync("/account");
        await second.GotoAsync("/account/sign-in?returnUrl=/apply");
        await second.FillAsync("[name=Email]", "citizen2@example.test");
        await second.FillAsync("[name=Password]", SamplePeople.Password);
        await second.Press(second.Locator("main form button.govuk-button:not([type=button])").First);

        await first.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");

        await Gone(first);
    }

    [Fact]
    public async Task WhatAClerkTyped_InATabWhoseSessionEnds_WaitsForTheSignIn()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        var clerk = await chromium.Platform.Ok(new AddUser(email, Name, SamplePeople.Password, Role.Clerk) { Department = "fire-rescue", StepRoles = StepRoles.All });
        var id = (await new Given(chromium.Platform).ParallelSteps()).Id;
        var page = await chromium.Open(email.Split('@')[0]);
        await page.GotoAsync($"/desk/{id}/fire-inspection");

        await page.FillAsync("[name='Note.Text']", "The owner is away until Monday");
        await EndAndSignIn(page, clerk, email);
        await page.Press("Send what I typed");
        Assert.Contains("The owner is away until Monday", await page.InnerTextAsync("main"));

        await page.Locator("[name='Decision.Verdict'][value='Refuse']").CheckAsync();
        await page.FillAsync("[name='Decision.Note']", "The ways out are blocked");
        await EndAndSignIn(page, clerk, email);
        await page.Press("Send what I typed");
        // Nobody had said that it is decided.
        Assert.Equal("The ways out are blocked", await page.InputValueAsync("[name='Decision.Note']"));
        Assert.Equal(StepStatus.Open, (await chromium.Platform.Ok(new GetTask(chromium.Platform.Clerk("fire-rescue"), id, "fire-inspection"))).Status);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    private async Task EndAndSignIn(IPage page, Guid person, string email)
    {
        await chromium.Platform.InScope(services => services.GetRequiredService<Sessions>().End(person, null, null, CancellationToken.None));
        await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await page.WaitForURLAsync("**/desk/*/fire-inspection?handler=*");
        Assert.DoesNotContain(Name, await page.ContentAsync());
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.Press(page.Locator("main form button.govuk-button:not([type=button])").First);
    }

    private async Task<(IPage Page, Guid Person)> Somebody()
    {
        var email = $"{Guid.NewGuid():N}@example.test";
        var person = await chromium.Platform.Ok(new AddUser(email, Name, SamplePeople.Password));
        return (await chromium.Open(email.Split('@')[0]), person);
    }

    private static async Task Gone(IPage page)
    {
        for (var waited = 0; waited < 300; waited++)
        {
            if (!await Shows(page))
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{page.Url} still shows {Name}.");
    }

    // A page that is being left says nothing for a moment.
    private static async Task<bool> Shows(IPage page)
    {
        try
        {
            return (await page.ContentAsync()).Contains(Name, StringComparison.Ordinal);
        }
        catch (PlaywrightException)
        {
            return true;
        }
    }

    // The tab comes to the front, and has had its answer.
    private static async Task Seen(IPage page)
    {
        var asked = new TaskCompletionSource();
        void Answered(object? sender, IRequest request)
        {
            if (request.Url.EndsWith("/account/sessions/this", StringComparison.Ordinal))
                asked.TrySetResult();
        }

        page.RequestFinished += Answered;
        page.RequestFailed += Answered;
        await page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.RequestFinished -= Answered;
        page.RequestFailed -= Answered;
    }
}
