using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;
using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Nobody needs a mouse.</summary>
[Collection(nameof(AllPages))]
public sealed class KeyboardTests(Chromium chromium) : IAsyncDisposable
{
    private const string Unanswered = """
        () => [...new Set([...document.querySelectorAll('main input:not([type=hidden]), main select, main textarea')]
            .filter((field) => field.checkVisibility() && !field.disabled)
            .filter((field) => field.type === 'radio' || field.type === 'checkbox'
                ? ![...document.getElementsByName(field.name)].some((one) => one.checked)
                : field.value === '')
            .map((field) => field.name))]
        """;

    [Fact]
    public async Task WholeApplication_FromTheSearchToTheSubmission_NeedsNoMouse()
    {
        var answers = Given.LargeRestaurant(chromium.Platform.Workflows).Facts.SelectMany(answer => Fields(answer.Key, answer.Value)).ToDictionary();
        (answers["OnPaper"], answers["Password"]) = ("true", SamplePeople.Password);
        var before = await Submitted();
        var page = await chromium.Open();
        var keyboard = new Keyboard(page);
        await page.GotoAsync("/");
        await keyboard.Tab();
        await keyboard.To(".govuk-skip-link");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main-content", await page.EvaluateAsync<string>("() => document.activeElement.id"));
        await keyboard.Type("[name=q]", "kfg");
        await Assertions.Expect(page.Locator("#found a[href*='/services/']")).ToHaveCountAsync(1);
        await keyboard.Follow("#found a[href$='/services/open-a-restaurant']");
        await keyboard.Follow("a[href$='/apply/new/open-a-restaurant']");
        await keyboard.Type("[name=Email]", "citizen2@example.test");
        await keyboard.Type("[name=Password]", SamplePeople.Password);
        await keyboard.Enter();

        for (var pages = 0; await Submitted() == before; pages++)
        {
            Assert.True(pages < 60, $"The application is not submitted: {page.Url} {await page.InnerTextAsync("main")}");
            while ((await page.EvaluateAsync<string[]>(Unanswered)).FirstOrDefault(answers.ContainsKey) is { } field)
            {
                await keyboard.Answer(field, answers[field]);
                // What the answer brings is asked for next.
                await keyboard.Saved();
            }

            await keyboard.Follow("main .govuk-button:not(.govuk-button--secondary, .govuk-button--warning)");
        }

        Assert.Contains("/apply/", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "/")]
    [InlineData(null, "/services/open-a-restaurant")]
    [InlineData(null, "/services/open-a-restaurant/need?premises.area=320")]
    [InlineData("citizen2", "/apply")]
    [InlineData("clerk.fire-rescue", "/desk")]
    [InlineData("supervisor", "/watch")]
    [InlineData("designer", "/design/open-a-restaurant/1")]
    public async Task Focus_GoesAroundThePage_FromTheSkipLinkOn_AndIsSeenEverywhere(string? account, string address)
    {
        var page = await chromium.Open(account, width: 390);
        await page.GotoAsync(address);
        Assert.True(await new Keyboard(page).Around() > 8);
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();

    // An address is chosen part by part.
    private IEnumerable<KeyValuePair<string, string>> Fields(string fact, string value)
    {
        if (chromium.Platform.Workflows.Vocabulary[fact].Divisions is not { } divisions)
            return [new(fact, value)];
        var (division, detail) = divisions.Split(value);
        return divisions.Path(division!).Zip(["province", "city", "county"], (one, part) => new KeyValuePair<string, string>($"{fact}[{part}]", divisions.Written(one)))
            .Append(new($"{fact}[detail]", detail));
    }

    private async Task<int> Submitted() =>
        (await chromium.Platform.Ok(new ListMyApplications(chromium.Platform.OtherCitizen))).Rows.Count(one => one.SubmittedAt is not null);
}
