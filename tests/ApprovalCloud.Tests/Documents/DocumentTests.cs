using ApprovalCloud.Core.Appeals;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Documents;

public abstract class DocumentTests(Platform platform)
{
    private const string Registration = "business-registration";
    private readonly Given given = new(platform);

    private Caller Registrar => platform.Clerk("administrative-approval");

    [Fact]
    public async Task List_NamesWhatEachEventIssues_InItsOrder()
    {
        var id = (await given.ParallelSteps()).Id;

        var lines = await platform.Ok(new ListDocuments(platform.Citizen, id));

        Assert.Equal(
            [DocumentKind.Submission, DocumentKind.Acceptance, DocumentKind.Licence, DocumentKind.Grant], lines.Select(line => line.Kind));
        Assert.All(lines.Skip(1), line => Assert.Equal(Registration, line.Step));
    }

    [Fact]
    public async Task Get_Twice_GivesTheSameBytes()
    {
        var id = (await given.ParallelSteps()).Id;

        var first = await platform.Document(platform.Citizen, id, DocumentKind.Licence);
        platform.Clock.Advance(TimeSpan.FromMinutes(3));
        var again = await platform.Document(platform.Citizen, id, DocumentKind.Licence);

        Assert.Equal((first.Id, Convert.ToHexString(first.Content)), (again.Id, Convert.ToHexString(again.Content)));
    }

    [Fact]
    public async Task Get_ByManyAtOnce_IssuesOne()
    {
        var id = (await given.ParallelSteps()).Id;
        var key = await platform.Key(platform.Citizen, id, DocumentKind.Grant);

        var files = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => platform.Ok(new GetDocument(platform.Citizen, key))));

        Assert.Single(files.Select(file => file.Id).Distinct());
        Assert.Single(files.Select(file => Convert.ToHexString(file.Content)).Distinct());
        Assert.Equal(1, await platform.InDatabase(db => db.Documents.CountAsync(row => row.ApplicationId == id && row.Kind == DocumentKind.Grant)));
    }

    [Fact]
    public async Task Get_BySomebodyElse_OrOfWhatWasNotIssued_IsNotFound()
    {
        var id = (await given.ParallelSteps()).Id;
        var (key, draft) = (await platform.Key(platform.Citizen, id, DocumentKind.Licence), await given.Draft());
        await platform.Document(platform.Citizen, id, DocumentKind.Licence);
        var number = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == id).Number;

        Assert.Equal(ProblemKind.NotFound, await Refused(new GetDocument(platform.OtherCitizen, key)));
        Assert.Equal(ProblemKind.NotFound, await Refused(new GetDocument(platform.Citizen, key with { Kind = DocumentKind.Refusal })));
        Assert.Equal(ProblemKind.NotFound, await Refused(new GetDocument(platform.Citizen, key with { Sequence = 900 })));
        Assert.Equal(ProblemKind.NotFound, await Refused(new GetDocument(platform.Citizen, key with { ApplicationId = draft, Sequence = 1 })));
        Assert.Equal(ProblemKind.NotFound, await Refused(new ListDocuments(platform.OtherCitizen, id)));
        Assert.Equal(ProblemKind.NotFound, await Refused(new ListDocuments(platform.Citizen, draft)));
        Assert.Equal(ProblemKind.NotFound, await Refused(new GetCertificate(platform.OtherCitizen, number)));
        Assert.Equal(ProblemKind.NotFound, await Refused(new GetCertificate(platform.Citizen, "no-such-number")));
    }

    [Fact]
    public async Task Get_ByAClerkOfTheStep_IsWrittenIntoTheAccessLedgerFirst()
    {
        var id = (await given.ParallelSteps()).Id;
        var key = await platform.Key(platform.Citizen, id, DocumentKind.Grant);
        var before = await Looks(id);

        var file = await platform.Ok(new GetTaskDocument(Registrar, key, Registration));

        Assert.Equal(file.Id, (await platform.Document(platform.Citizen, id, DocumentKind.Grant)).Id);
        var look = Assert.Single((await Looks(id)).ExceptBy(before.Select(one => one.Sequence), one => one.Sequence));
        Assert.Equal((ReadPurpose.Task, Registrar.Name, Registration, "document:Grant"), (look.Purpose, look.PersonName, look.Step, Assert.Single(look.Facts)));
    }

    [Fact]
    public async Task Get_ByAClerkOfAnotherDepartmentOrOfAnotherStep_IsNotFoundAndLeavesNoTrace()
    {
        var id = (await given.ParallelSteps()).Id;
        var key = await platform.Key(platform.Citizen, id, DocumentKind.Grant);
        var before = (await Looks(id)).Count;

        Assert.Equal(ProblemKind.NotFound, await Refused(new GetTaskDocument(platform.Clerk("tax"), key, Registration)));
        Assert.Equal(ProblemKind.NotFound, await Refused(new GetTaskDocument(platform.Clerk("fire-rescue"), key, "fire-inspection")));
        Assert.Equal(ProblemKind.NotFound, await Refused(new GetTaskDocument(Registrar, key with { Sequence = 1, Kind = DocumentKind.Submission }, Registration)));

        Assert.Equal(before, (await Looks(id)).Count);
    }

    [Fact]
    public async Task Certificate_AfterItsLicenceWasRevoked_StaysWhatItWas_AndIsSaidToBeRevoked()
    {
        var id = (await given.ParallelSteps()).Id;
        var licence = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == id);
        var (certificate, decision) = (await platform.Document(platform.Citizen, id, DocumentKind.Licence), await platform.Document(platform.Citizen, id, DocumentKind.Grant));
        var valid = await platform.Checked(certificate.Id);
        Assert.Equal((Standing.Valid, licence.Number, "business-licence", "administrative-approval"), (valid.Standing, valid.Number, valid.LicenceType, valid.Department));

        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        await platform.Ok(new RevokeLicence(Registrar, licence.Number, "obtained with false papers"));

        Assert.Equal(certificate.Content, (await platform.Ok(new GetCertificate(platform.Citizen, licence.Number))).Pdf.Content);
        Assert.Equal((Standing.Revoked, platform.Clock.GetUtcNow()), Ended(await platform.Checked(certificate.Id)));
        Assert.Equal((Standing.Revoked, platform.Clock.GetUtcNow()), Ended(await platform.Checked(decision.Id)));
        Assert.Equal(Standing.Issued, (await platform.Checked((await platform.Document(platform.Citizen, id, DocumentKind.Revocation)).Id)).Standing);
    }

    [Fact]
    public async Task Certificate_OfALicenceThatRanOut_IsSaidToHaveExpired()
    {
        var id = (await given.ParallelSteps()).Id;
        var certificate = await platform.Document(platform.Citizen, id, DocumentKind.Licence);
        var until = platform.Clock.GetUtcNow().AddDays(-1);
        await platform.InDatabase(db => db.Licences.Where(one => one.ApplicationId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidUntil, until)));

        Assert.Equal((Standing.Expired, until), Ended(await platform.Checked(certificate.Id)));
    }

    [Fact]
    public async Task Certificate_OfALicenceThatWasRenewed_IsSupersededOnceItRanOut()
    {
        var id = (await given.ParallelSteps()).Id;
        var certificate = await platform.Document(platform.Citizen, id, DocumentKind.Licence);
        var number = (await platform.Ok(new ListMyLicences(platform.Citizen))).First(one => one.ApplicationId == id).Number;
        var renewal = (await given.ParallelSteps()).Id;
        await platform.InDatabase(db => db.Applications.Where(one => one.Id == renewal).ExecuteUpdateAsync(set => set.SetProperty(one => one.Renews, number)));
        Assert.Equal(Standing.Valid, (await platform.Checked(certificate.Id)).Standing);

        var until = platform.Clock.GetUtcNow().AddDays(-1);
        await platform.InDatabase(db => db.Licences.Where(one => one.Number == number).ExecuteUpdateAsync(set => set.SetProperty(one => one.ValidUntil, until)));

        Assert.Equal(Standing.Superseded, (await platform.Checked(certificate.Id)).Standing);
    }

    [Fact]
    public async Task Refusal_SetAsideOnAppeal_IsSuperseded()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new DecideStep(platform.Clerk("fire-rescue"), id, "fire-inspection", Verdict.Refuse, "too narrow"));
        var refusal = await platform.Document(platform.Citizen, id, DocumentKind.Refusal);
        Assert.Equal(Standing.Issued, (await platform.Checked(refusal.Id)).Standing);

        await platform.Ok(new LodgeAppeal(platform.Citizen, id, "fire-inspection", "wide enough"));
        await platform.Ok(new RuleOnAppeal(platform.Supervisor, id, "fire-inspection", AppealOutcome.SetAside, "measured again"));

        Assert.Equal(Standing.Superseded, (await platform.Checked(refusal.Id)).Standing);
    }

    [Theory]
    [InlineData("00000000000000000000000000000000")]
    [InlineData("")]
    [InlineData("x' OR 1=1 --")]
    [InlineData("{019ab0c1-d2e3-7f8a-9b0c-1d2e3f4a5b6c}")]
    public async Task Verify_OfAnUnknownOrMalformedCode_IsNotFound(string code) =>
        Assert.Equal(ProblemKind.NotFound, await Refused(new VerifyDocument(code)));

    [Fact]
    public async Task Verify_ShowsWhatStandsOnIt_AndHidesTheName()
    {
        var submitted = await given.ParallelSteps();
        var receipt = await platform.Document(platform.Citizen, submitted.Id, DocumentKind.Submission);

        var found = await platform.Checked(receipt.Id);

        Assert.Equal((submitted.Number, null, Standing.Issued), (found.Number, found.Department, found.Standing));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(receipt.Content)), found.Digest);
        Assert.Equal(new System.Globalization.StringInfo(platform.Citizen.Name).SubstringByTextElements(0, 1) + "**", found.Holder);
    }

    [Fact]
    public async Task Licence_KeepsWhatStandsOnIt_WhateverIsCorrectedLater()
    {
        var id = (await given.ParallelSteps()).Id;
        await platform.InDatabase(async db =>
        {
            var facts = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == id);
            facts.Replace(new Dictionary<string, string>(facts.Answers) { ["business.name"] = "改名之后" });
            return await db.SaveChangesAsync();
        });

        var licence = await platform.InDatabase(db => db.Licences.AsNoTracking().SingleAsync(one => one.ApplicationId == id));

        Assert.Equal(Given.Secrets[1], licence.Shown["business.name"]);
        using var pdf = new PdfTools((await platform.Document(platform.Citizen, id, DocumentKind.Licence)).Content);
        Assert.Contains(Given.Secrets[1], await pdf.Text());
    }

    private static (Standing, DateTimeOffset?) Ended(VerifiedDocument document) => (document.Standing, document.EndedAt);

    private Task<List<FactRead>> Looks(Guid application) =>
        platform.InDatabase(db => db.FactReads.AsNoTracking().Where(read => read.ApplicationId == application).OrderBy(read => read.Sequence).ToListAsync());

    private async Task<ProblemKind?> Refused<T>(MediatR.IRequest<Result<T>> request) => (await platform.Send(request)).Problem?.Kind;
}

[Collection(nameof(SqlitePlatform))]
public sealed class DocumentsOnSqlite(SqlitePlatform platform) : DocumentTests(platform);

[Collection(nameof(PostgresPlatform))]
public sealed class DocumentsOnPostgres : DocumentTests
{
    public DocumentsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
