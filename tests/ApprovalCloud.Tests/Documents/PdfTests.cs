using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Documents;

/// <summary>What is issued, as other people's programs read it.</summary>
public sealed class PdfTests(SqlitePlatform platform) : IClassFixture<SqlitePlatform>
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task EveryKind_IsSealed_SaysItselfInThreeLanguages_AndLeadsToItsCheck()
    {
        var (first, second) = ((await given.ParallelSteps()).Id, (await given.ParallelSteps()).Id);
        await platform.Ok(new AcceptStep(platform.Clerk("fire-rescue"), first, Intake.Fire, []));
        await platform.Ask(platform.Clerk("market-supervision"), first, Intake.Food, "premises.area");
        await platform.Ok(new DecideStep(platform.Clerk("fire-rescue"), first, Intake.Fire, Verdict.Refuse, "The exits are too narrow."));
        await platform.Ok(new DeclineCompetence(platform.Clerk("tobacco"), second, "tobacco-licence", "fire-rescue", "Not ours."));
        await platform.Ok(new FindUnneeded(platform.Clerk("fire-rescue"), second, Intake.Fire, "Below 300 square metres."));
        var number = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == second).Number;
        await platform.Ok(new RevokeLicence(platform.Clerk("administrative-approval"), number, "Obtained with false papers."));

        var seen = new HashSet<DocumentKind>();
        foreach (var id in new[] { first, second })
        {
            foreach (var line in (await platform.Ok(new ListDocuments(platform.Citizen, id))).DistinctBy(line => line.Kind))
            {
                await IsSound(await platform.Ok(new GetDocument(platform.Citizen, new DocumentKey(id, line.Sequence, line.Kind))), line.Kind);
                seen.Add(line.Kind);
            }
        }

        Assert.Equal(Enum.GetValues<DocumentKind>().Order(), seen.Order());
    }

    private async Task IsSound(DocumentFile file, DocumentKind kind)
    {
        using var pdf = new PdfTools(file.Content);
        var (signature, text, info) = (await pdf.Signature(), await pdf.Text(), await pdf.Info());
        Assert.Contains("Signature Type: ETSI.CAdES.detached", signature);
        Assert.Contains("Signature Validation: Signature is Valid.", signature);
        Assert.Contains("Total document signed", signature);
        var title = kind == DocumentKind.Licence ? platform.Workflows.Licences["business-licence"].Title : DocumentWords.TitleOf(kind);
        Assert.All(new[] { title.ZhHans, title.ZhHant, title.En }, words => Assert.Contains(words, text));
        Assert.Contains($"{title.ZhHans} {title.En}", info);
        Assert.All(await pdf.Fonts(), font => Assert.Contains(" yes no  yes ", font));
        var codes = await pdf.Codes();
        Assert.All(codes, code => Assert.EndsWith($"/verify/{file.Id:N}", code));
        using var anybody = platform.CreateClient();
        using var page = await anybody.GetAsync(new Uri(codes[0]).PathAndQuery);
        Assert.Contains(title.En, await page.Words());
    }

    [Fact]
    public async Task AChangedByte_BreaksTheSeal()
    {
        var file = await platform.Document(platform.Citizen, (await given.ParallelSteps()).Id, DocumentKind.Licence);
        var changed = file.Content.ToArray();
        changed[changed.Length / 3] ^= 1;

        using var pdf = new PdfTools(changed);

        Assert.DoesNotContain("Signature is Valid", await pdf.Signature());
    }

    [Fact]
    public async Task Refusal_StatesReasonsBasisAndEachRemedyWithItsLastDay()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new DecideStep(platform.Clerk("fire-rescue"), id, Intake.Fire, Verdict.Refuse, "疏散出口宽度不足 0.9 m"));

        using var pdf = new PdfTools((await platform.Document(platform.Citizen, id, DocumentKind.Refusal)).Content);

        var text = await pdf.Text();
        var service = platform.Workflows.Find(Given.Restaurant)!;
        Assert.Equal(3, text.Split("疏散出口宽度不足 0.9 m").Length - 1);
        foreach (var (key, until) in (await platform.Last<Engine.Running.StepRefused>(id)).Remedies)
        {
            var remedy = service.Law.Remedies.Single(one => one.Key == key);
            Assert.All(new[] { Language.En, Language.ZhHans, Language.ZhHant }, language =>
            {
                Assert.Contains(Joined(DocumentWords.Remedy.With(remedy.Title, DocumentWords.Say(until), remedy.LegalBasis).In(language)), Joined(text));
            });
        }

        Assert.All(new[] { Language.En, Language.ZhHans, Language.ZhHant }, language => Assert.Contains(service.Step(Intake.Fire)!.LegalBasis.In(language), text));
    }

    [Theory]
    [InlineData("㵘𠮷𡋾食堂", "㵘𠮷𡋾食堂")]
    [InlineData("evil‮gnp.exe‬⁦店", "evilgnp.exe店")]
    [InlineData("<script>alert(1)</script> & \"店\"", "<script>alert(1)</script> & \"店\"")]
    [InlineData("店\0\u0007\u200B名", "店 名")]
    [InlineData("Кафе 😀", "Кафе [U+1F600]")]
    [InlineData("(店) Tj ET Q endstream endobj", "(店) Tj ET Q endstream endobj")]
    public async Task Names_AreLegible_WhateverSomebodyTyped(string typed, string printed)
    {
        using var pdf = new PdfTools(await Certificate(typed));

        // A reader of PDF leaves out a space between Chinese characters.
        Assert.Contains(Joined(printed), Joined(await pdf.Text()));
        Assert.Contains("Signature is Valid", await pdf.Signature());
    }

    [Theory]
    [InlineData('W')]
    [InlineData('标')]
    [InlineData('\n')]
    [InlineData('（')]
    [InlineData('，')]
    public async Task ALongName_StaysOnThePage_AndOutOfTheCode(char one)
    {
        using var pdf = new PdfTools(await Certificate("店" + new string(one, 2_000)));

        Assert.All(await pdf.Places(), word => Assert.True(
            word is { Left: > 0.05, Top: > 0.03, Right: < 0.95, Bottom: < 0.96 }, $"{word}"));
        var codes = await pdf.Codes();
        Assert.All(codes, code => Assert.Contains("/verify/", code));
        Assert.Contains("Signature is Valid", await pdf.Signature());
    }

    // The form would not take such a name; a registry may have sent it.
    private async Task<byte[]> Certificate(string name)
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.InDatabase(db => Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlAsync(
            db.Database, $"UPDATE licences SET shown = {System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["business.name"] = name })} WHERE application_id = {id}"));
        return (await platform.Document(platform.Citizen, id, DocumentKind.Licence)).Content;
    }

    private static string Joined(string text) => string.Concat(text.Where(one => !char.IsWhiteSpace(one)));
}
