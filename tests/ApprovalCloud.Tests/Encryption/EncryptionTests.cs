using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Encryption;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Encryption;

/// <summary>What is kept of people, on a database that was begun without a key; a second key's time comes a month later.</summary>
public abstract class EncryptionTests(Platform platform)
{
    public const string Keys = "2026-01-01T00:00:00Z AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=\n2026-04-01T00:00:00Z AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    [Fact]
    public async Task Facts_StandInNoRow_AndAreReadByWhomTheyAreFor()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;

        Assert.All(await Stored(id), value => Assert.StartsWith(EncryptionKeys.Prefix, value));
        var task = await platform.Ok(new GetTask(platform.Clerk("fire-rescue"), id, "fire-inspection"));
        Assert.Contains(task.Facts, fact => fact.Value.Contains(Given.Secrets[1], StringComparison.Ordinal));
        Assert.Empty((await Verified()).Faults);
    }

    [Fact]
    public async Task Rotating_WritesEverythingWithTheNewestKey_AndChangesNothing()
    {
        var id = (await new Given(platform).ParallelSteps()).Id;
        var (answers, people) = (await Answers(id), await People());
        await Rotate();
        Assert.Equal(0, await Rotate());

        platform.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(answers, await Answers(id));
        Assert.True(await Rotate() > 0);

        var current = platform.Services.GetRequiredService<EncryptionKeys>().Current!;
        Assert.All(await platform.InScope(services => services.GetRequiredService<RotateKeys>().Uses(CancellationToken.None)), use => Assert.Equal(current.Id, use.Key));
        Assert.All(await Stored(id), value => Assert.StartsWith($"{EncryptionKeys.Prefix}{current.Id}:", value));
        Assert.Equal((answers, people), (await Answers(id), await People()));
        Assert.All(await platform.InDatabase(db => db.Database.SqlQueryRaw<string>("SELECT xml AS \"Value\" FROM data_protection_keys").ToListAsync()), xml => Assert.StartsWith(EncryptionKeys.Prefix, xml));
        var rings = platform.Services.GetRequiredService<IKeyManager>().GetAllKeys();
        Assert.NotEmpty(rings);
        Assert.All(rings, key => Assert.NotNull(key.CreateEncryptor()));
        Assert.Empty((await Verified()).Faults);
    }

    [Fact]
    public async Task KeyOfAnApp_StandsInNoRow()
    {
        var person = await platform.Ok(new AddUser($"{Guid.NewGuid():N}@example.test", "王芳", Core.Demo.SamplePeople.Password));
        var key = await platform.InScope(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            await users.ResetAuthenticatorKeyAsync((await users.FindByIdAsync($"{person}"))!);
            return await users.GetAuthenticatorKeyAsync((await users.FindByIdAsync($"{person}"))!);
        });

        var stored = await platform.InDatabase(db => db.Database.SqlQueryRaw<string>("SELECT value AS \"Value\" FROM \"AspNetUserTokens\" WHERE user_id = {0}", person).SingleAsync());

        Assert.Equal(32, key!.Length);
        Assert.StartsWith(EncryptionKeys.Prefix, stored);
    }

    [Fact]
    public async Task Person_IsFoundByTheirNumber_WheneverItWasWritten()
    {
        var seeded = Core.Demo.SampleCitizens.OtherCitizen.IdentityNumber;
        await Taken(seeded);
        var (number, email) = ("11010519491231002X", $"{Guid.NewGuid():N}@example.test");
        await platform.Ok(new AddUser(email, "王芳", Core.Demo.SamplePeople.Password) { IdentityNumber = number });
        await Taken(number);
        await Rotate();
        await Taken(seeded);
        await Taken(number);
        Assert.DoesNotContain(number, await platform.InDatabase(db => db.Database.SqlQueryRaw<string>("SELECT identity_number || identity_mark AS \"Value\" FROM \"AspNetUsers\" WHERE email = {0}", email).SingleAsync()), StringComparison.Ordinal);
    }

    private async Task Taken(string number) => Assert.Contains(
        "IdentityNumber", (await platform.Send(new AddUser($"{Guid.NewGuid():N}@example.test", "王芳", Core.Demo.SamplePeople.Password) { IdentityNumber = number })).Problem!.Errors!.Keys);

    private Task<List<string>> Stored(Guid id) => platform.InDatabase(db => db.Database.SqlQueryRaw<string>(
        "SELECT answers AS \"Value\" FROM application_facts WHERE application_id = {0} UNION ALL SELECT sources FROM application_facts WHERE application_id = {0} UNION ALL SELECT text FROM signed_documents WHERE application_id = {0}", id).ToListAsync());

    private Task<string> Answers(Guid id) => platform.InDatabase(async db =>
        string.Join('\n', (await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == id)).Answers.OrderBy(fact => fact.Key).Select(fact => $"{fact.Key} {fact.Value}")));

    private Task<string> People() => platform.InDatabase(async db =>
        string.Join('\n', await db.Users.OrderBy(user => user.Id).Select(user => user.IdentityNumber).ToListAsync()));

    private Task<long> Rotate() => platform.InScope(services => services.GetRequiredService<RotateKeys>().Run(CancellationToken.None));

    private Task<LogVerified> Verified() => platform.InScope(services => services.GetRequiredService<VerifyLog>().Run(CancellationToken.None));
}

public sealed class EncryptedSqlite : SqlitePlatform
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Encryption:Keys", EncryptionTests.Keys);
    }
}

public sealed class EncryptedPostgres : PostgresPlatform
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Encryption:Keys", EncryptionTests.Keys);
    }
}

public sealed class EncryptionOnSqlite(EncryptedSqlite platform) : EncryptionTests(platform), IClassFixture<EncryptedSqlite>;

public sealed class EncryptionOnPostgres(EncryptedPostgres platform) : EncryptionTests(platform), IClassFixture<EncryptedPostgres>;
