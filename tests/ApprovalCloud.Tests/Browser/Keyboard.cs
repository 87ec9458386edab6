using Microsoft.Playwright;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Somebody who has a keyboard and nothing else, and must see where they are.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostTabs = 250;

    /// <summary>What shows that the focus is here: a ring, a shadow or another background; of a radio, its label has it.</summary>
    private const string FocusIsVisible = """
        () => {
            const here = document.activeElement;
            const shown = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none' || style.backgroundColor === 'rgb(255, 221, 0)';
            const label = here.labels?.[0];
            const box = here.getBoundingClientRect();
            const inSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            return inSight && (shown(getComputedStyle(here)) || (label && shown(getComputedStyle(label, '::before'))));
        }
        """;

    /// <summary>Goes on to the next place where the focus stops; it must be in sight and look like it.</summary>
    public async Task Tab()
    {
        await page.Keyboard.PressAsync("Tab");
        if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
            return;
        if (await page.EvaluateAsync<bool>(FocusIsVisible))
            return;
        // What the answer just left brings may be pushing it out of sight.
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.EvaluateAsync("() => document.activeElement.scrollIntoView({ block: 'nearest' })");
        // Or it has taken the place away, with a question that is not asked any more.
        if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
            return;
        Assert.True(await page.EvaluateAsync<bool>(FocusIsVisible), $"The focus cannot be seen on {await Here()} of {page.Url}");
    }

    /// <summary>Goes on until the focus is on what the selector names.</summary>
    public async Task To(string selector)
    {
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            if (await page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
                return;
            await Tab();
        }

        Assert.Fail($"The focus never comes to {selector} of {page.Url}: {await page.InnerTextAsync("main")}");
    }

    /// <summary>Presses Enter on a link or a button, and waits for the page to which it leads.</summary>
    public async Task Follow(string selector)
    {
        await To(selector);
        await Enter();
    }

    /// <summary>Presses Enter where the focus is, and waits for the page to which it leads.</summary>
    public async Task Enter()
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage shown) => loaded.TrySetResult();
        page.Load += Loaded;
        await page.Keyboard.PressAsync("Enter");
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.Load -= Loaded;
    }

    public async Task Type(string selector, string words)
    {
        await To(selector);
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>Chooses with the arrows in a group of radios, or by its first letters in a list; ticks a box.</summary>
    public async Task Answer(string name, string value)
    {
        var selector = $"[name=\"{name}\"]";
        await To(selector);
        var type = await page.EvaluateAsync<string>("() => document.activeElement.type");
        if (type == "radio")
        {
            await page.Keyboard.PressAsync("Space");
            for (var arrows = 0; await Chosen() != value; arrows++)
            {
                Assert.True(arrows < 20, $"{name} has no {value}");
                await page.Keyboard.PressAsync("ArrowDown");
            }
        }
        else if (type == "checkbox")
        {
            await page.Keyboard.PressAsync("Space");
        }
        else if (type == "select-one")
        {
            for (var arrows = 0; await page.EvaluateAsync<string>("() => document.activeElement.value") != value; arrows++)
            {
                Assert.True(arrows < 40, $"{name} has no {value}");
                await page.Keyboard.PressAsync("ArrowDown");
            }
        }
        else
        {
            await Type(selector, value);
        }

        Task<string> Chosen() => page.EvaluateAsync<string>("selector => document.querySelector(selector + ':checked')?.value ?? ''", selector);
    }

    /// <summary>Waits until nothing is being saved any more, and nothing waits to be.</summary>
    public Task Saved() => page.EvaluateAsync("""
        () => new Promise((resolve) => {
            let quiet = 0;
            const look = () => {
                quiet = document.querySelector('.htmx-request') ? 0 : quiet + 1;
                if (quiet > 5) resolve();
                else setTimeout(look, 50);
            };
            look();
        })
        """);

    /// <summary>Every place where the focus stops, once around; fails if it comes to none but the same few.</summary>
    public async Task<int> Around()
    {
        await page.EvaluateAsync("() => { document.activeElement.blur(); scrollTo(0, 0); }");
        await Tab();
        Assert.True(await page.EvaluateAsync<bool>("() => document.activeElement.matches('.govuk-skip-link')"), $"The first stop of {page.Url} is {await Here()}");
        // Whoever comes to more places than there are goes in a circle.
        var places = await page.Locator("a[href], button, input, select, textarea, summary, [tabindex]").CountAsync();
        for (var stops = 1; stops <= places; stops++)
        {
            await Tab();
            if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.activeElement.matches('.govuk-skip-link')"))
                return stops;
        }

        Assert.Fail($"The focus is caught on {await Here()} of {page.Url}");
        return 0;
    }

    private Task<string> Here() => page.EvaluateAsync<string>("() => document.activeElement.outerHTML.slice(0, 200)");
}
