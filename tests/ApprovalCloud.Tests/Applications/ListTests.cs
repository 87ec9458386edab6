using System.Net.Http.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Applications;

/// <summary>Groups that repeat, from the form to the clerk.</summary>
public abstract class ListTests(Platform platform)
{
    private const string Shareholders = "business.shareholders";
    private const string Two = """[{"name":"杨帆","share":60},{"name":"周敏","share":40}]""";
    private const string Company = "start-a-company";

    [Fact]
    public async Task Shareholders_AreStoredAsAListAndReadByTheStepThatDeclaresThem()
    {
        var id = await Submitted();

        Assert.Equal(Two, (await platform.Ok(new GetApplication(platform.Citizen, id))).Facts[Shareholders]);
        var task = await platform.Ok(new GetTask(platform.Clerk("administrative-approval"), id, "registration"));
        Assert.Equal(Two, task.Facts[Shareholders]);
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), id, "registration", Verdict.Grant, ""));
        var tax = await platform.Ok(new GetTask(platform.Clerk("tax"), id, "tax-and-invoices"));
        Assert.DoesNotContain(Shareholders, tax.Facts.Keys);
    }

    [Fact]
    public async Task Shareholders_WhoDoNotAddUp_KeepTheApplicationFromBeingSent()
    {
        var draft = await Draft();
        await platform.Ok(new SaveAnswers(platform.Citizen, draft, Answer("""[{"name":"杨帆","share":60}]"""), KeepInvalid: true));

        var refused = await platform.Send(new SubmitApplication(platform.Citizen, draft));

        Assert.Contains("must add up to 100 %", Assert.Single(refused.Problem!.Errors![Shareholders]));
    }

    [Fact]
    public async Task Correction_OfTheGroup_PutsItRight()
    {
        var id = await Submitted();
        var registrar = platform.Clerk("administrative-approval");
        await platform.Ok(new AskForCorrection(registrar, id, "registration", [new(Shareholders, CorrectionKind.Wrong, "The shares are not those of the articles")], "Correct them"));
        var correction = (await platform.Ok(new GetApplication(platform.Citizen, id))).Steps.Single(step => step.CorrectionId is not null).CorrectionId!.Value;

        await platform.Ok(new AnswerCorrectionRequest(platform.Citizen, id, correction, Answer("""[{"name":"杨帆","share":"55"},{"name":"周敏","share":"45"}]""")));

        Assert.Equal("""[{"name":"杨帆","share":55},{"name":"周敏","share":45}]""", (await platform.Ok(new GetTask(registrar, id, "registration"))).Facts[Shareholders]);
    }

    [Fact]
    public async Task Program_MaySendAListAsJson()
    {
        var draft = await Draft();
        using var citizen = await platform.SignedIn("citizen");

        using var saved = await citizen.PatchAsJsonAsync($"/api/applications/{draft}", new
        {
            facts = new Dictionary<string, object> { [Shareholders] = new object[] { new { name = "何静", share = 100 } } },
        });
        using var wrong = await citizen.PatchAsJsonAsync($"/api/applications/{draft}", new
        {
            facts = new Dictionary<string, object> { [Shareholders] = new object[] { new { name = "何静", share = 1000 } } },
        });

        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync());
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Contains("Shareholder or partner 1: Share: enter a number between", await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Pages_AddTakeAwayAndCheckItemsWithoutAScript()
    {
        var draft = await Draft();
        var section = $"/apply/{draft}/section/company";
        using var citizen = await platform.SignedInToPages("citizen");

        using var added = await citizen.Post(section, ($"was.{Shareholders}", Two), ("then", $"add:{Shareholders}"),
            ($"{Shareholders}[0].name", "杨帆"), ($"{Shareholders}[0].share", "60"), ($"{Shareholders}[1].name", "周敏"), ($"{Shareholders}[1].share", "40"));
        Assert.Contains($"name=\"{Shareholders}[2].name\"", await added.Words());
        using var wrong = await citizen.Post(section, ($"was.{Shareholders}", ""),
            ($"{Shareholders}[0].name", "杨帆"), ($"{Shareholders}[0].share", "60"), ($"{Shareholders}[1].name", ""), ($"{Shareholders}[1].share", "40"), ("keep." + Shareholders, "mine"));
        var words = await wrong.Words();
        Assert.Contains("Name: answer this question", words);
        Assert.Contains($"href=\"#{Shareholders}[1].name\"", words);
        using var removed = await citizen.Post(section, ($"was.{Shareholders}", ""), ("keep." + Shareholders, "mine"), ("then", $"remove:{Shareholders}:1"),
            ($"{Shareholders}[0].name", "杨帆"), ($"{Shareholders}[0].share", "100"), ($"{Shareholders}[1].name", ""), ($"{Shareholders}[1].share", ""));

        Assert.DoesNotContain($"name=\"{Shareholders}[1].name\"", await removed.Words());
        var view = await platform.Ok(new GetDraft(platform.Citizen, draft));
        Assert.True(view.IsComplete);
        using var check = await citizen.GetAsync(new Uri($"/apply/{draft}/check", UriKind.Relative));
        Assert.Contains("杨帆, 100 %", await check.Words());
    }

    private Task<Guid> Draft() => platform.Ok(new StartDraft(platform.Citizen, Company,
        platform.Workflows.Examples.First(example => example.Service == Company).Facts));

    private async Task<Guid> Submitted() => (await platform.Ok(new SubmitApplication(platform.Citizen, await Draft()))).Id;

    private static Dictionary<string, string> Answer(string list) => new() { [Shareholders] = list };
}

[Collection(nameof(SqlitePlatform))]
public sealed class ListOnSqlite(SqlitePlatform platform) : ListTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class ListOnPostgres : ListTests
{
    public ListOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
