using System.Net;
using ApprovalCloud.Core.Blocks;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using static ApprovalCloud.Tests.Desk.TaskForms;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>What helps to decide, as a browser without JavaScript uses it.</summary>
public sealed class DecidingPageTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Block_IsMadeChangedAndDeletedByForms()
    {
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        Assert.Contains("Enter a title for the text block", await (await clerk.Post("/desk/blocks", ("Title", " "), ("Words", "!"))).Words(), StringComparison.Ordinal);
        Assert.Contains("The text block is saved", await (await clerk.Post("/desk/blocks", ("Title", "<i>Exits</i>"), ("Words", "Too narrow"))).Words(), StringComparison.Ordinal);
        Assert.Contains("&lt;i&gt;Exits&lt;/i&gt;", await clerk.GetStringAsync(Address("/desk/blocks")), StringComparison.Ordinal);
        var kept = Assert.Single(await platform.Ok(new ListBlocks(platform.Clerk("fire-rescue"))), block => block.Words == "Too narrow");

        await clerk.Post($"/desk/blocks/{kept.Id}", ("Title", "Exits"), ("Words", "Wide enough"), ("Version", $"{kept.Version}"));
        using var late = await clerk.Post($"/desk/blocks/{kept.Id}", ("Title", "Exits"), ("Words", "Mine"), ("Version", $"{kept.Version}"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var shown = await late.Words();
        Assert.Contains("changed this text block meanwhile", shown, StringComparison.Ordinal);
        Assert.Contains("Wide enough", shown, StringComparison.Ordinal);
        Assert.Contains("Mine", shown, StringComparison.Ordinal);

        Assert.Contains("The text block is deleted", await (await clerk.PostFrom($"/desk/blocks/{kept.Id}", $"/desk/blocks/{kept.Id}?handler=Delete")).Words(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync(Address($"/desk/blocks/{kept.Id}"))).StatusCode);
    }

    [Fact]
    public async Task Block_OfAnotherDepartment_IsNotFound()
    {
        await platform.Ok(new SaveBlock(platform.Clerk("fire-rescue"), null, "Ours", "Ours alone"));
        var kept = Assert.Single(await platform.Ok(new ListBlocks(platform.Clerk("fire-rescue"))), block => block.Title == "Ours");
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.GetAsync(Address($"/desk/blocks/{kept.Id}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.PostFrom("/desk/blocks", $"/desk/blocks/{kept.Id}", ("Title", "x"), ("Words", "x"), ("Version", $"{kept.Version}"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.PostFrom("/desk/blocks", $"/desk/blocks/{kept.Id}?handler=Delete")).StatusCode);
        Assert.DoesNotContain("Ours alone", await tobacco.GetStringAsync(Address("/desk/blocks")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insert_PutsTheBlockBehindWhatIsWritten_AndKeepsEverythingElse()
    {
        await platform.Ok(new SaveBlock(platform.Clerk("fire-rescue"), null, "Inserted", "The ways out are blocked."));
        var block = Assert.Single(await platform.Ok(new ListBlocks(platform.Clerk("fire-rescue"))), one => one.Title == "Inserted");
        var task = $"/desk/{(await given.ParallelSteps()).Id}/{Fire}";
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        var page = (await (await clerk.Send(task, "Insert", ("Block", $"{block.Id}"), ("Decision.Verdict", "Refuse"), ("Decision.Note", "As I said:"), ("Decision.LegalBasis", "Article 15"))).Words()).ReplaceLineEndings("\n");

        Assert.Contains("As I said:\nThe ways out are blocked.</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("Article 15</textarea>", page, StringComparison.Ordinal);
        Assert.Matches("value=\"Refuse\"[^>]*checked|checked[^>]*value=\"Refuse\"", page);
        Assert.Contains("Choose a text block", await (await clerk.Send(task, "Insert", ("Decision.Note", "kept"))).Words(), StringComparison.Ordinal);
        await platform.Ok(new SaveBlock(platform.Clerk("tobacco"), null, "Theirs", "Of tobacco"));
        var theirs = (await platform.Ok(new ListBlocks(platform.Clerk("tobacco")))).Single(one => one.Title == "Theirs").Id;
        Assert.DoesNotContain("Of tobacco", await (await clerk.Send(task, "Insert", ("Block", $"{theirs}"))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LegalBasis_IsOfferedAsTheServiceNamesIt_AndAddedToWhatStandsThere()
    {
        var task = $"/desk/{(await given.ParallelSteps()).Id}/{Fire}";
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        var offered = await (await clerk.GetAsync(Address(task))).Words();
        var service = platform.Workflows.Find(Given.Restaurant)!;
        foreach (var law in service.LegalBasis.Append(service.Step(Fire)!.LegalBasis).Append(service.Law.LegalBasis))
            Assert.Contains($"<option value=\"{law.En}\"", offered, StringComparison.Ordinal);

        var page = await (await clerk.Send(task, "Law", ("Law", service.Law.LegalBasis.En), ("Decision.LegalBasis", "Article 15"), ("Decision.Note", "kept"))).Words();

        Assert.Contains($"Article 15; {service.Law.LegalBasis.En}</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("kept</textarea>", page, StringComparison.Ordinal);
        Assert.Contains("Choose a legal basis", await (await clerk.Send(task, "Law")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ShowsLetterAndDocument_KeepsTheForm_AndDecidesNothing()
    {
        var id = (await given.ParallelSteps()).Id;
        var task = $"/desk/{id}/{Fire}";
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        var page = await (await clerk.Send(task, "Preview", ("Decision.Verdict", "Refuse"), ("Decision.Note", "The <ways> out are blocked."))).Words();

        // What the applicant gets is in their own language.
        foreach (var expected in new[] { "What the applicant will get", "未获批准", "不予行政许可决定书", "救济途径" })
            Assert.Contains(expected, page, StringComparison.Ordinal);
        Assert.Contains("The <ways> out are blocked.</textarea>", page, StringComparison.Ordinal);
        Assert.Equal(StepStatus.Open, (await platform.Step(id, Fire)).Status);
        Assert.Contains("Select whether you grant or refuse", await (await clerk.Send(task, "Preview")).Words(), StringComparison.Ordinal);
        Assert.Contains("Enter the reason", await (await clerk.Send(task, "Preview", ("Decision.Verdict", "Refuse"))).Words(), StringComparison.Ordinal);
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");
        Assert.Equal(HttpStatusCode.NotFound, (await tobacco.PostFrom("/desk/blocks", $"{task}?handler=Preview", ("Decision.Verdict", "Grant"))).StatusCode);
    }

    [Fact]
    public async Task Fact_ThatChanged_IsMarked()
    {
        var id = (await given.ParallelSteps()).Id;
        var task = $"/desk/{id}/{Fire}";
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        Assert.DoesNotContain("Changed after it was submitted", await (await clerk.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
        platform.Clock.Advance(TimeSpan.FromHours(2));
        await platform.Ask(platform.Clerk("fire-rescue"), id, Fire, "premises.area");
        await platform.Answer(id, Fire, "premises.area", "350");
        platform.Clock.Advance(TimeSpan.FromHours(2));

        var seen = await (await clerk.GetAsync(Address(task))).Words();
        Assert.Contains("New since you last looked", seen, StringComparison.Ordinal);
        Assert.Contains("submitted as: 320 m²", seen, StringComparison.Ordinal);
        using var colleague = await platform.SignedInToPages("colleague.fire-rescue");
        Assert.Contains("Changed after it was submitted", await (await colleague.GetAsync(Address(task))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_IsShownBesideTheDecision_WithWhatWasTyped_AndStaysWhileTheFormGoesToAndFro()
    {
        var story = new FileStory(platform);
        var (id, plan) = await story.Sent();
        var task = $"/desk/{id}/{Fire}";
        var content = $"/desk/{id}/{Fire}/files/{plan.Id}?handler=Content";
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        Assert.DoesNotContain(content, await (await clerk.GetAsync(Address(task))).Words(), StringComparison.Ordinal);

        var page = await (await clerk.Send(task, $"View&open={plan.Id}", ("Decision.Note", "What I wrote"))).Words();
        Assert.Contains(content, page, StringComparison.Ordinal);
        Assert.Contains("What I wrote</textarea>", page, StringComparison.Ordinal);
        Assert.Contains($"name=\"Shown\" value=\"{plan.Id}\"", page, StringComparison.Ordinal);
        Assert.Contains(content, await (await clerk.Send(task, "Preview", ("Shown", $"{plan.Id}"), ("Decision.Verdict", "Grant"))).Words(), StringComparison.Ordinal);
        Assert.Contains(content, await (await clerk.GetAsync(Address($"{task}?open={plan.Id}"))).Words(), StringComparison.Ordinal);

        using var drains = await platform.SignedInToPages("clerk.housing-construction");
        Assert.DoesNotContain($"files/{plan.Id}", await (await drains.GetAsync(Address($"/desk/{id}/drainage-permit?open={plan.Id}"))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checks_ThatThePlatformMade_AreTold()
    {
        var task = $"/desk/{(await new FileStory(platform).Sent()).Id}/{Fire}";
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");

        var page = await (await clerk.GetAsync(Address(task))).Words();

        foreach (var expected in new[] { "What the platform has checked", "Every answer has the form", "Not here: Fire and evacuation plan", "You are not the applicant" })
            Assert.Contains(expected, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_OfAnotherStep_IsToldToWhoeverReadsTheSame_WithoutItsWords()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ask(platform.Clerk("fire-rescue"), id, Fire, "premises.seats");
        using var food = await platform.SignedInToPages("clerk.market-supervision");
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");

        var told = await (await food.GetAsync(Address($"/desk/{id}/{Food}"))).Words();
        Assert.Contains("to correct what you read too: Number of seats (unclear)", told, StringComparison.Ordinal);
        Assert.DoesNotContain("measure again", told, StringComparison.Ordinal);
        Assert.DoesNotContain("what you read too", await (await tobacco.GetAsync(Address($"/desk/{id}/tobacco-licence"))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SimilarCases_AreAPageOfTheTask_AndAPartOfIt()
    {
        var (past, open) = (await given.ParallelSteps(), (await given.ParallelSteps()).Id);
        await platform.Ok(new DecideStep(platform.Clerk("fire-rescue"), past.Id, Fire, Verdict.Refuse, "The ways out are blocked."));
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");
        using var citizen = await platform.SignedInToPages("citizen");
        foreach (var address in new[] { $"/desk/{open}/{Fire}/similar", $"/desk/{open}/{Fire}/similar?handler=Part" })
        {
            var page = await (await clerk.GetAsync(Address(address))).Words();
            Assert.Contains(past.Number, page, StringComparison.Ordinal);
            Assert.Contains("The ways out are blocked.", page, StringComparison.Ordinal);
            Assert.DoesNotContain(Given.Secrets[0], page, StringComparison.Ordinal);
            Assert.Equal(address.EndsWith("Part", StringComparison.Ordinal), !page.Contains("<html", StringComparison.Ordinal));
            Assert.Equal(HttpStatusCode.NotFound, (await tobacco.GetAsync(Address(address))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(Address(address))).StatusCode);
        }
    }

    [Fact]
    public async Task Day_ShowsWhatWasDone()
    {
        var past = await given.ParallelSteps();
        await platform.Ok(new DecideStep(platform.Clerk("fire-rescue"), past.Id, Fire, Verdict.Grant, ""));
        using var clerk = await platform.SignedInToPages("clerk.fire-rescue");
        using var tobacco = await platform.SignedInToPages("clerk.tobacco");

        Assert.Contains(past.Number, await (await clerk.GetAsync(Address("/desk/day"))).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(past.Number, await (await tobacco.GetAsync(Address("/desk/day"))).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shortcuts_SwitchedOff_AreGoneFromThePages_AndStillListed()
    {
        var task = $"/desk/{(await given.ParallelSteps()).Id}/{Fire}";
        using var clerk = await platform.SignedInToPages("colleague.fire-rescue");
        foreach (var address in new[] { "/desk", task })
            Assert.Contains("data-keys", await clerk.GetStringAsync(Address(address)), StringComparison.Ordinal);

        Assert.Contains("They are switched off.", await (await clerk.Post("/desk/keys", ("off", "true"))).Words(), StringComparison.Ordinal);

        foreach (var address in new[] { "/desk", task })
            Assert.DoesNotContain("data-keys", await clerk.GetStringAsync(Address(address)), StringComparison.Ordinal);
        Assert.Contains("Claim the task that is shown", await (await clerk.GetAsync(Address("/desk/keys"))).Words(), StringComparison.Ordinal);
        Assert.Contains("Switched off", await (await clerk.GetAsync(Address("/account"))).Words(), StringComparison.Ordinal);
        Assert.False((await platform.Ok(new GetAccount(platform.Clerk("fire-rescue")))).NoShortcuts);
        Assert.Contains("They are switched on.", await (await clerk.Post("/desk/keys", ("off", "false"))).Words(), StringComparison.Ordinal);
    }
}
