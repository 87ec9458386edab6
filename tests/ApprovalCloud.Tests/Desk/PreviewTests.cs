using ApprovalCloud.Core.Documents.Writing;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Desk;

/// <summary>What the applicant will get is what they get; and looking at it does nothing.</summary>
public abstract class PreviewTests(Platform platform)
{
    private const string Registration = "business-registration";
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Registrar => platform.Clerk("administrative-approval");

    [Theory]
    [InlineData(Verdict.Grant, "Keep the ways out free.")]
    [InlineData(Verdict.Refuse, "The ways out are blocked.")]
    public async Task Letters_ArePreviewedAsTheyAreSentThen(Verdict verdict, string note)
    {
        var submitted = await given.ParallelSteps();
        var decision = new DecideStep(Anna, submitted.Id, Fire, verdict, note);
        await platform.LettersTo("citizen", submitted.Number);

        var preview = await platform.Ok(new PreviewDecision(decision));
        await platform.Ok(decision);

        var sent = await platform.LettersTo("citizen", submitted.Number);
        Assert.NotEmpty(preview.Letters);
        Assert.Equal(preview.Letters.Count, sent.Count);
        Assert.All(preview.Letters, letter => Assert.Contains(sent, one => Same(one).Contains(Same(letter.Body), StringComparison.Ordinal)));
        Assert.All(preview.Letters, letter => Assert.Contains(note, letter.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusal_IsPreviewedWithItsGroundAndWhatCanBeDoneAgainstIt()
    {
        var submitted = await given.ParallelSteps();

        var preview = await platform.Ok(new PreviewDecision(new DecideStep(Anna, submitted.Id, Fire, Verdict.Refuse, "The ways out are blocked.") { LegalBasis = "Article 15" }));

        // Whoever decides accepts: that has a notice of its own.
        Assert.Equal(["Decision to refuse", "Notice of acceptance"], preview.Documents.Select(one => one.Title.En).Order());
        var document = preview.Documents.Single(one => one.Title.En == "Decision to refuse");
        var words = Words(document);
        foreach (var expected in new[] { "The ways out are blocked.", "Article 15", submitted.Number, "If you disagree" })
            Assert.Contains(expected, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Grant_ThatIssuesALicence_IsPreviewedWithTheCertificate_AndTheLookIsOnRecord()
    {
        var submitted = await given.SubmittedApplication();

        var preview = await platform.Ok(new PreviewDecision(new DecideStep(Registrar, submitted.Id, Registration, Verdict.Grant, "")));

        var certificate = Assert.Single(preview.Documents, document => document.IsCertificate);
        Assert.Contains(Given.Secrets[1], Words(certificate), StringComparison.Ordinal);
        // The number as its applicant will read it.
        Assert.Contains("（批准时生成）", Words(certificate), StringComparison.Ordinal);
        Assert.Contains(preview.Documents, document => document.Title.En == "Decision to grant");
        var look = (await Reads(submitted.Id)).Last();
        Assert.Equal((Registrar.Id, ReadPurpose.Task, Registration), (look.PersonId, look.Purpose, look.Step));
        Assert.Contains("business.name", look.Facts);
        Assert.DoesNotContain(look.Facts, fact => fact.StartsWith(ReadEntry.Document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Verdict.Grant)]
    [InlineData(Verdict.Refuse)]
    public async Task Preview_NamesNobodyWhomTheStepDoesNotKnow(Verdict verdict)
    {
        var submitted = await given.SubmittedApplication(change: answers => answers["representative.name"] = "王小明");

        var preview = await platform.Ok(new PreviewDecision(new DecideStep(Registrar, submitted.Id, Registration, verdict, "Because.")));

        Assert.DoesNotContain(platform.Citizen.Name, string.Join('\n', preview.Documents.Select(Words).Concat(preview.Letters.Select(letter => letter.Body))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_ChangesNothing()
    {
        var submitted = await given.SubmittedApplication();
        var before = await State(submitted.Id);

        foreach (var verdict in Enum.GetValues<Verdict>())
            await platform.Ok(new PreviewDecision(new DecideStep(Registrar, submitted.Id, Registration, verdict, "Because.")));

        Assert.Equal(before, await State(submitted.Id));
        Assert.Equal(StepStatus.Open, (await platform.Step(submitted.Id, Registration)).Status);
    }

    [Fact]
    public async Task Preview_OfWhatCannotBeDecided_SaysWhy()
    {
        var submitted = await given.ParallelSteps();
        DecideStep Decision(Caller by, string note = "Because.") => new(by, submitted.Id, Fire, Verdict.Refuse, note);
        foreach (var stranger in new[] { platform.Clerk("tobacco"), platform.Citizen, platform.Supervisor })
            Assert.Equal(ProblemKind.NotFound, (await platform.Send(new PreviewDecision(Decision(stranger)))).Problem?.Kind);
        Assert.Equal(["Decision.Note"], (await platform.Send(new PreviewDecision(Decision(Anna, "")))).Problem!.Errors!.Keys);
        await platform.Ok(Decision(Anna));
        Assert.Equal("StepAlreadyDecided", (await platform.Send(new PreviewDecision(Decision(Anna)))).Problem?.Rule);
    }

    private static string Same(string words) => words.ReplaceLineEndings("\n").Trim();

    private static string Words(DocumentContent document) => string.Join('\n', new[] { document.Number, document.To }.OfType<string>()
        .Concat(document.Says.Select(text => text.En)).Concat(document.Rows.Select(row => $"{row.Label.En} {row.Value.En}"))
        .Concat(document.Sections.SelectMany(part => part.Lines.Prepend(part.Heading)).Select(text => text.En)));

    private Task<List<FactRead>> Reads(Guid id) => platform.InDatabase(db =>
        db.FactReads.AsNoTracking().Where(read => read.ApplicationId == id).OrderBy(read => read.Sequence).ToListAsync());

    private Task<(int Events, int Letters, int Documents, int Licences, int Answers, string Numbers)> State(Guid id) => platform.InDatabase(async db => (
        await db.Events.CountAsync(row => row.ApplicationId == id), await db.Outbox.CountAsync(), await db.Documents.CountAsync(), await db.Licences.CountAsync(),
        (await db.ApplicationFacts.AsNoTracking().SingleAsync(facts => facts.ApplicationId == id)).Answers.Count,
        string.Join(' ', (await db.NumberBlocks.AsNoTracking().ToListAsync()).OrderBy(block => block.Name).Select(block => $"{block.Name}:{block.Next}"))));
}

public sealed class PreviewsOnSqlite(SqlitePlatform platform) : PreviewTests(platform), IClassFixture<SqlitePlatform>;

public sealed class PreviewsOnPostgres : PreviewTests, IClassFixture<PostgresPlatform>
{
    public PreviewsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
