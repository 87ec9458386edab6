using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Licences;

public abstract class RevocationTests(Platform platform)
{
    private const string Registration = "business-registration";
    private readonly Given given = new(platform);

    private Caller Registrar => platform.Clerk("administrative-approval");

    [Fact]
    public async Task Revoke_IsAnEventOfTheHistoryThatProvesItself()
    {
        var (id, licence) = await Issued();

        await platform.Ok(new RevokeLicence(Registrar, licence.Number, "obtained with false papers"));

        var entry = (await platform.Ok(new GetHistory(platform.Citizen, id)))[^1];
        Assert.Equal((licence.Number, "obtained with false papers", Registrar.Name), entry.Happened is LicenceRevoked revoked ? (revoked.Licence, revoked.Reason, entry.By) : default);
        Assert.Equal(entry.At, (await Row(licence.Number)).RevokedAt);
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Revoke_OnAnApplicationThatHasEnded_LeavesItEnded()
    {
        var (id, licence) = await Issued();
        await platform.Ok(new WithdrawApplication(platform.Citizen, id, ""));

        await platform.Ok(new RevokeLicence(Registrar, licence.Number, "obtained with false papers"));

        Assert.Equal("Withdrawn", (await platform.Ok(new GetApplication(platform.Citizen, id))).Status);
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Revoke_SendsOneLetterWithTheLastDayForEachRemedy()
    {
        var (id, licence) = await Issued();
        await platform.Drain([]);

        await platform.Ok(new RevokeLicence(Registrar, licence.Number, "obtained with false papers"));

        var letters = new List<MimeMessage>();
        await platform.Drain(letters);
        var letter = Assert.Single(letters).TextBody!;
        Assert.Contains(licence.Number, letter);
        Assert.Contains("obtained with false papers", letter);
        Assert.Matches("行政复议，截止 20[0-9]{2}-[0-9]{2}-[0-9]{2}", letter);
        Assert.NotEqual(Guid.Empty, id);
    }

    [Fact]
    public async Task Revoke_AfterARowThatWasRevokedBeforeHistoryTold_IsStillRefusedAndClean()
    {
        var (_, licence) = await Issued();
        var now = platform.Clock.GetUtcNow();
        await platform.InDatabase(db => db.Licences.Where(one => one.Number == licence.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.RevokedAt, now).SetProperty(one => one.RevokedByName, "Before").SetProperty(one => one.RevokedBecause, "old")));

        var refused = await platform.Send(new RevokeLicence(Registrar, licence.Number, "again"));

        Assert.Equal("AlreadyRevoked", refused.Problem!.Rule);
        Assert.Empty(await Faults());
    }

    [Fact]
    public async Task Revoking_AsAConsequence_IsRecordedWithWhatBroughtItAbout()
    {
        var (id, licence) = await Issued();

        await Consequence(id, Registration);

        Assert.Equal("the commitment is broken", (await Row(licence.Number)).RevokedBecause);
        Assert.IsType<LicenceRevoked>((await platform.Ok(new GetHistory(platform.Citizen, id)))[^1].Happened);
        await Consequence(id, Registration);
        Assert.Single(await platform.Ok(new GetHistory(platform.Citizen, id)), entry => entry.Happened is LicenceRevoked);
        Assert.Empty(await Faults());
    }

    private Task Consequence(Guid id, string step) => platform.InScope(async services =>
    {
        var (file, db) = (services.GetRequiredService<CaseFile>(), services.GetRequiredService<Core.Data.AppDbContext>());
        var open = (await file.Open(db.Applications, id, CancellationToken.None))!;
        var at = platform.Clock.GetUtcNow();
        var taken = await services.GetRequiredService<TakingBack>().Of(
            open, Outcome.Nothing(open.Run), Registrar.Actor, step, "the commitment is broken", at, CancellationToken.None);
        await file.Record(open, taken.Value!, at, CancellationToken.None);
        await db.SaveChangesAsync();
    });

    private async Task<(Guid Id, Licence Licence)> Issued()
    {
        var id = (await given.ParallelSteps()).Id;
        return (id, await platform.InDatabase(db => db.Licences.AsNoTracking().SingleAsync(one => one.ApplicationId == id && one.Step == Registration)));
    }

    private Task<Licence> Row(string number) => platform.InDatabase(db => db.Licences.AsNoTracking().SingleAsync(one => one.Number == number));

    private async Task<IReadOnlyList<LogFault>> Faults() =>
        (await platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None))).Faults;
}

public sealed class RevocationOnSqlite(SqlitePlatform platform) : RevocationTests(platform), IClassFixture<SqlitePlatform>;

public sealed class RevocationOnPostgres : RevocationTests, IClassFixture<PostgresPlatform>
{
    public RevocationOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
