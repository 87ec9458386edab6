using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <param name="Field">One of the fields of the form that is meant; null where its handler says which it is.</param>
internal sealed record RefusedForm(string Address, string? Field, string Typed = "")
{
    /// <summary>The handler that the form, or one of its buttons, is sent to.</summary>
    public string? Handler { get; init; }

    /// <summary>The one thing that is chosen in it.</summary>
    public string? Chosen { get; init; }

    /// <summary>What happens between the look at the form and its sending.</summary>
    public Func<Task>? Meanwhile { get; init; }

    public override string ToString() => string.Join(' ', new[] { Address, Handler, Field, Chosen }.Where(part => part is not null));
}

/// <summary>Sends forms that are wrong, looks at what comes back, and knows which were sent.</summary>
internal sealed class RefusedForms(Chromium chromium) : IDisposable
{
    // What the platform never gives back with what is wrong, or what another test looks at; and why.
    public static readonly IReadOnlyDictionary<string, string> Exceptions = new Dictionary<string, string>
    {
        ["/Account/Passkeys Options"] = "answers a script",
        ["/Account/Passkeys Remove"] = "SigningJourneyTests look at it",
        ["/Account/Provider"] = "no page without a provider; ProviderTests look at it",
        ["/Account/Provider Code"] = "no page without a provider; ProviderTests look at it",
        ["/Account/Provider Go"] = "leads to the provider",
        ["/Account/Register Code"] = "SignInJourneyTests look at it",
        ["/Account/SecondFactor"] = "SignInJourneyTests look at it",
        ["/Account/SecondFactor Begin"] = "SignInJourneyTests look at it",
        ["/Account/SecondFactor Codes"] = "SignInJourneyTests look at it",
        ["/Account/SecondFactor Off"] = "the same page as for new codes",
        ["/Account/Sessions"] = "SignInJourneyTests look at it",
        ["/Account/SignIn Options"] = "answers a script",
        ["/Account/SignIn Passkey"] = "SignInJourneyTests look at it",
        ["/Account/SignOut"] = "always signs out",
        ["/Apply/Check Passkey"] = "answers a script",
        ["/Apply/Correct Live"] = "answers a script with what the answers change, and refuses nothing",
        ["/Apply/Discard"] = "leads away where there is no draft any more",
        ["/Apply/Materials"] = "only leads on",
        ["/Apply/Notices All"] = "only marks as read",
        ["/Apply/Notices Read"] = "only marks as read",
        ["/Apply/Section Live"] = "answers a script; StatesTests looks at what it says",
        ["/Apply/Sources"] = "leads away where there is no draft any more",
        ["/Apply/Sources Revoke"] = "leads away where there is no draft any more",
        ["/Apply/Sources Use"] = "leads away where there is no draft any more",
        ["/Counter/Consent Code"] = "inherited: the page is printed, and has no form",
        ["/Counter/Person Finish"] = "leads away where nobody is there any more",
        ["/Counter/Receipt Code"] = "inherited: the page is printed, and has no form",
        ["/Desk/Absence End"] = "no page where it has ended",
        ["/Desk/Block Delete"] = "no page where it is gone",
        ["/Desk/Bulk Passkey"] = "answers a script",
        ["/Desk/Bulk Grant"] = "says of each task why it was not granted; AccessibilityTests looks at it",
        ["/Desk/Bulk Review"] = "says of each task why it cannot be granted; AccessibilityTests looks at it",
        ["/Desk/Index Delete"] = "no page where it is gone",
        ["/Desk/Keys"] = "always saves",
        ["/Desk/Notices All"] = "only marks as read",
        ["/Desk/Notices Read"] = "only marks as read",
        ["/Desk/Task Here"] = "answers a script",
        ["/Desk/Task Passkey"] = "answers a script",
        ["/Desk/Task Recheck"] = "no page where the task is somebody else’s",
        ["/Desk/Task View"] = "gives back what was typed, with a file beside it",
    };

    // Nothing is chosen any more, and everything that can be typed says the same.
    private const string FillIn = """
        (form, typed) => {
            for (const field of form.elements) {
                if (field.type === 'radio' || field.type === 'checkbox') field.checked = false;
                else if (field.tagName === 'SELECT') field.value = '';
                else if (field.tagName === 'TEXTAREA' || (field.tagName === 'INPUT' && field.type !== 'hidden')) field.value = typed;
            }
            for (let part = form.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
            for (const part of form.querySelectorAll('details')) part.open = true;
        }
        """;

    private readonly PostedForms posted = new(chromium.Platform);
    private readonly HashSet<string> refused = [];

    public Task<IReadOnlyList<string>> Of(params string[] paths) => posted.Of(paths);

    /// <summary>Every form of these pages was refused, or has its reason not to be.</summary>
    public async Task AreAll(params string[] paths) => Assert.Empty((await posted.Of(paths)).Except(refused).Except(Exceptions.Keys));

    public async Task Look(string culture, string? account, params RefusedForm[] forms) => await Look(await chromium.Open(account, culture, 390), forms);

    /// <summary>As if the platform's scripts had not come: what they do themselves, they do not send.</summary>
    public async Task LookUnscripted(string culture, string? account, params RefusedForm[] forms)
    {
        var page = await chromium.Open(account, culture, 390);
        await page.RouteAsync("**/lib/*.js", route => route.AbortAsync());
        await Look(page, forms);
    }

    public async Task Look(IPage page, params RefusedForm[] forms)
    {
        var wrong = new List<string>();
        foreach (var one in forms)
        {
            await page.GotoAsync(one.Address);
            var form = page.Locator(one.Field is { } field ? $"main form:has([name='{field}'])" : $"main form[action*='handler={one.Handler}' i]").First;
            if (await form.CountAsync() == 0)
            {
                wrong.Add($"{one}: there is no such form at {page.Url}");
                continue;
            }

            await Send(page, form, one);
            if (await page.Locator(".govuk-error-summary li").CountAsync() == 0)
                wrong.Add($"{one}: nothing is said to be wrong at {page.Url}");
            // What the summary leads to is there.
            wrong.AddRange((await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('.govuk-error-summary a')].map((one) => one.getAttribute('href')).filter((one) => !document.getElementById(one.slice(1)))
                """)).Select(lost => $"{one}: the summary leads to {lost}, which is not there"));
            wrong.AddRange(await page.Wrong(390, 320));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    public void Dispose() => posted.Dispose();

    private async Task Send(IPage page, ILocator form, RefusedForm one)
    {
        await form.EvaluateAsync(FillIn, one.Typed);
        if (one.Chosen is { } chosen)
            await form.Locator(chosen).First.EvaluateAsync("one => { one.checked = one.selected = true; }");
        if (one.Meanwhile is { } meanwhile)
            await meanwhile();
        var button = form.Locator($"button[formaction*='handler={one.Handler}' i]");
        if (one.Handler is null || await button.CountAsync() == 0)
            button = form.Locator("button:visible:not([type=button], [name=then], [formaction])");
        posted.Taken();
        await page.Press(button.First);
        refused.UnionWith(posted.Taken());
    }
}
