using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Applications;

/// <summary>What is signed is kept to the letter, and sealed by the history.</summary>
public abstract class SigningTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Theory]
    [InlineData(SigningMethod.Session)]
    [InlineData(SigningMethod.Password)]
    [InlineData(SigningMethod.Passkey)]
    public async Task Submit_RecordsHowItWasSignedAndTheDigestOfWhatWas(SigningMethod method)
    {
        var draft = await given.Draft();
        await platform.Ok(new SubmitApplication(platform.Citizen, draft) { Signing = method });

        var document = await Document(draft);
        var signature = (await Submitted(draft)).Signature!;
        Assert.Equal(method, signature.Method);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document.Text))), signature.Digest);
        var view = await platform.Ok(new GetApplication(platform.Citizen, draft));
        var facts = JsonDocument.Parse(document.Text).RootElement.GetProperty("facts").EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value.GetString()!);
        Assert.Equal(view.Facts.OrderBy(fact => fact.Key, StringComparer.Ordinal), facts.OrderBy(fact => fact.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_HandedInWithIt_AreSignedByTheirHash()
    {
        var draft = await given.Draft();
        await new Materials.FileStory(platform).HandIn(draft, Materials.FileStory.Plan);
        await platform.Ok(new SubmitApplication(platform.Citizen, draft));

        var file = await platform.InDatabase(db => db.MaterialFiles.AsNoTracking().SingleAsync(one => one.ApplicationId == draft));
        var signed = JsonDocument.Parse((await Document(draft)).Text).RootElement.GetProperty("files").EnumerateArray().Single();
        Assert.Equal((Materials.FileStory.Plan, file.Sha256), (signed.GetProperty("material").GetString(), signed.GetProperty("sha256").GetString()));
    }

    [Fact]
    public async Task Correction_AfterTheSignature_LeavesWhatWasSigned()
    {
        var id = (await given.ParallelSteps()).Id;
        var before = (await Document(id)).Text;
        var fire = platform.Clerk("fire-rescue");
        await platform.Ok(new AskForCorrection(fire, id, "fire-inspection", [new("premises.area", CorrectionKind.Wrong, "Measure again")], "Measure again"));
        var correction = (await platform.Ok(new GetApplication(platform.Citizen, id))).Steps.Single(step => step.CorrectionId is not null).CorrectionId!.Value;
        await platform.Ok(new AnswerCorrectionRequest(platform.Citizen, id, correction, new Dictionary<string, string> { ["premises.area"] = "321" }));

        Assert.Equal(before, (await Document(id)).Text);
        Assert.DoesNotContain((await Verify()).Faults, fault => fault.ApplicationId == id);
    }

    [Fact]
    public async Task VerifyLog_WhatWasSignedIsChanged_SaysSo()
    {
        var id = (await given.SubmittedApplication()).Id;
        var text = (await Document(id)).Text;

        await Change(id, text.Replace("320", "32", StringComparison.Ordinal));
        var fault = Assert.Single((await Verify()).Faults, fault => fault.ApplicationId == id);
        Assert.Equal((1, "the document that was signed was changed"), (fault.Sequence, fault.What));

        await Change(id, text);
        Assert.DoesNotContain((await Verify()).Faults, one => one.ApplicationId == id);
    }

    [Fact]
    public async Task VerifyLog_WhatWasSignedIsGone_SaysSo()
    {
        var id = (await given.SubmittedApplication()).Id;
        var document = await Document(id);
        await platform.InDatabase(db => db.SignedDocuments.Where(one => one.ApplicationId == id).ExecuteDeleteAsync());

        Assert.Equal("the document that was signed is missing", Assert.Single((await Verify()).Faults, fault => fault.ApplicationId == id).What);

        await platform.InDatabase(async db =>
        {
            db.Add(document);
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task Task_OfAClerk_SaysHowItWasSigned()
    {
        var draft = await given.Draft();
        await platform.Ok(new SubmitApplication(platform.Citizen, draft) { Signing = SigningMethod.Password });

        var task = await platform.Ok(new GetTask(platform.Clerk("administrative-approval"), draft, "business-registration"));

        Assert.Equal(SigningMethod.Password, task.History.Select(entry => entry.Happened).OfType<ApplicationSubmitted>().Single().Signature!.Method);
    }

    private async Task<ApplicationSubmitted> Submitted(Guid id) =>
        (ApplicationSubmitted)(await platform.Ok(new GetHistory(platform.Citizen, id)))[0].Happened;

    private Task<SignedDocument> Document(Guid id) => platform.InDatabase(db => db.SignedDocuments.AsNoTracking().SingleAsync(one => one.ApplicationId == id));

    private Task<int> Change(Guid id, string text) => platform.InDatabase(db =>
        db.SignedDocuments.Where(one => one.ApplicationId == id).ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, text)));

    private Task<LogVerified> Verify() => platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
}

public sealed class SigningOnSqlite(SqlitePlatform platform) : SigningTests(platform), IClassFixture<SqlitePlatform>;

public sealed class SigningOnPostgres : SigningTests, IClassFixture<PostgresPlatform>
{
    public SigningOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
