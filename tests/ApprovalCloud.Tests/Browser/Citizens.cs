using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Engine.Definition;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>What citizens do on their pages.</summary>
internal static partial class Citizens
{
    /// <summary>Fills in the one form until nothing is left to ask, and submits; returns the application's id.</summary>
    public static async Task<Guid> Apply(this IPage page, string service, IReadOnlyDictionary<string, string> answers)
    {
        await page.GotoAsync($"/apply/new/{service}");
        await page.Press("application");
        await page.Follow("text=Answer everything myself");
        await page.FillIn(answers);
        await page.Submit();
        return page.Application();
    }

    /// <summary>From the list of sections, or any of them, through all that asks something, to the check.</summary>
    public static async Task FillIn(this IPage page, IReadOnlyDictionary<string, string> answers)
    {
        for (var round = 0; !new Uri(page.Url).AbsolutePath.EndsWith("/check", StringComparison.Ordinal); round++)
        {
            Assert.True(round < 20, $"The form does not become complete: {await page.InnerTextAsync("main")}");
            if (page.Url.EndsWith("/materials", StringComparison.Ordinal))
            {
                await page.Press(page.Locator("main form:not([enctype]) button.govuk-button").Last);
                continue;
            }

            if (!page.Url.Contains("/section/", StringComparison.Ordinal))
            {
                await page.Follow(page.Locator("main a.govuk-button[href*='/section/'], main a[href$='/check']").First);
                continue;
            }

            foreach (var (fact, value) in answers)
                await page.Answer(fact, value);
            await page.SaveAndContinue();
        }
    }

    /// <summary>In every language: the form's first button.</summary>
    public static Task SaveAndContinue(this IPage page) => page.Press(page.Locator("main form button.govuk-button:not([name])").First);

    /// <summary>Signs with the password on the check page, and submits.</summary>
    public static async Task Submit(this IPage page)
    {
        // Whoever submits without files says that they hand them in on paper.
        if (await page.Locator("[name=OnPaper]").CountAsync() > 0)
            await page.CheckAsync("[name=OnPaper]");
        await page.FillAsync("[name=Password]", SamplePeople.Password);
        await page.Press(page.Locator("main form:has([name=Once]) button.govuk-button:not(.govuk-button--secondary):not([name])").Last);
        Assert.EndsWith("/sent", new Uri(page.Url).AbsolutePath);
    }

    /// <summary>A device that makes passkeys, with a finger always on it.</summary>
    public static async Task HasPasskeys(this IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    public static Guid Application(this IPage page) => Guid.Parse(Id().Match(page.Url).Value);

    /// <summary>Presses a button that posts, and waits until the page that this leads to is there.</summary>
    public static Task Press(this IPage page, string button) => page.Press(page.Locator($"main form button:has-text('{button}')").First);

    public static Task Press(this IPage page, ILocator button) =>
        page.Loads(() => button.ClickAsync(), request => request.Method == "POST" || request.RedirectedFrom is not null);

    /// <summary>Follows a link, or sends a form that only asks, and waits until the page that this leads to is there.</summary>
    public static Task Follow(this IPage page, string link) => page.Follow(page.Locator(link).First);

    public static Task Follow(this IPage page, ILocator link) => page.Loads(() => link.ClickAsync(), _ => true);

    /// <summary>Does what loads a page, and waits until that page is read: what is looked up at once may otherwise be half of it.</summary>
    public static async Task Loads(this IPage page, Func<Task> act, Func<IRequest, bool> isMeant)
    {
        var response = await page.RunAndWaitForResponseAsync(
            act, response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400 && isMeant(response.Request));
        await response.FinishedAsync();
        await page.Reaches(LoadState.DOMContentLoaded);
    }

    /// <summary>Under load the browser's driver misses the event of a state now and then, and tells of the idle network.</summary>
    public static async Task Reaches(this IPage page, LoadState state) =>
        await await Task.WhenAny(page.WaitForLoadStateAsync(state), page.WaitForLoadStateAsync(LoadState.NetworkIdle));

    /// <summary>The same by where the button is, for pages of any language.</summary>
    public static Task Send(this IPage page, string button) => page.Press(page.Locator(button).Last);

    public static async Task Answer(this IPage page, string fact, string value)
    {
        var field = page.Locator($"[name='{fact}']");
        if (await field.CountAsync() == 0)
        {
            await page.AnswerInPieces(fact, value);
            return;
        }

        var (tag, type) = (await field.First.EvaluateAsync<string>("one => one.tagName"), await field.First.GetAttributeAsync("type"));
        if (type == "radio")
            await page.Locator($"[name='{fact}'][value='{value}']").CheckAsync();
        else if (type == "checkbox")
            await field.First.CheckAsync();
        else if (tag == "SELECT")
            await field.SelectOptionAsync(value);
        else
            await field.FillAsync(value);
    }

    // From the province down, as far as the page offers a choice: without a script the next one comes with the next page.
    private static async Task AnswerAddress(this IPage page, string fact, string value)
    {
        var division = "";
        foreach (var part in new[] { "province", "city", "county" })
        {
            var select = page.Locator($"select[name='{fact}[{part}]']");
            if (await select.CountAsync() == 0)
                continue;
            var options = await select.Locator("option").EvaluateAllAsync<string[]>("all => all.map(one => one.value)");
            division = options.SingleOrDefault(option => option.Length > 0 && value.StartsWith(option, StringComparison.Ordinal)) ?? division;
            await page.Choose(fact, part, division);
        }

        await page.FillAsync($"[name='{fact}[detail]']", value[division.Length..]);
    }

    /// <summary>Chooses a division of an address; with a script, until what is below it can be chosen.</summary>
    public static async Task Choose(this IPage page, string fact, string part, string division)
    {
        await page.SelectOptionAsync($"[name='{fact}[{part}]']", division);
        if (await page.EvaluateAsync<bool>("document.body.classList.contains('govuk-frontend-supported')"))
            await page.Locator($"input[name='was.{fact}'][value^='{division}']").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    // A day in three fields, or a list with as many items as it takes.
    private static async Task AnswerInPieces(this IPage page, string fact, string value)
    {
        if (await page.Locator($"[name='{fact}[year]']").CountAsync() > 0)
        {
            foreach (var (part, typed) in new[] { "year", "month", "day" }.Zip(value.Split('-')))
                await page.FillAsync($"[name='{fact}[{part}]']", typed);
        }
        else if (await page.Locator($"[name='{fact}[province]']").CountAsync() > 0)
            await page.AnswerAddress(fact, value);
        else if (await page.Locator($"[name^='{fact}[0].']").CountAsync() > 0)
        {
            foreach (var (item, place) in ListJson.Read(value)!.Select((item, place) => (item, place)))
            {
                if (await page.Locator($"[name^='{fact}[{place}].']").CountAsync() == 0)
                    await page.Press(page.Locator($"button[value='add:{fact}']"));
                foreach (var (field, typed) in item)
                    await page.Answer($"{fact}[{place}].{field}", typed);
            }
        }
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}")]
    private static partial Regex Id();
}
