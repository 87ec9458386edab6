using System.Net;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Tests.Materials;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;

namespace ApprovalCloud.Tests.Applications;

/// <summary>What was begun and never sent goes by itself, and never without a word.</summary>
public abstract class AbandonedDraftTests : IAsyncLifetime
{
    private readonly Platform platform;
    private readonly FileStory files;

    protected AbandonedDraftTests(Platform platform)
    {
        this.platform = platform;
        files = new(platform);
    }

    private DraftOptions Options => platform.Services.GetRequiredService<IOptions<DraftOptions>>().Value;

    [Fact]
    public async Task Draft_ThatNobodySaves_IsToldOfOnce_AndGoesWithItsFilesWhenItsLastDayIsOver()
    {
        var (draft, other) = (await Draft(), await new Given(platform).SubmittedApplication());
        await files.HandIn(draft, FileStory.Plan);
        Assert.Equal(platform.Clock.GetUtcNow().AddDays(180), await KeptUntil(draft));

        Pass(166);
        Assert.Equal(new DraftsLookedAt(0, 0, 0), await Run());
        Pass(1);
        Assert.Equal(new DraftsLookedAt(1, 0, 0), await Run());
        Assert.Equal(new DraftsLookedAt(0, 0, 0), await Run());
        var until = await KeptUntil(draft);
        Pass(14);
        Assert.Equal((platform.Clock.GetUtcNow(), new DraftsLookedAt(0, 0, 0)), (until, await Run()));
        Assert.True(await IsThere(draft));
        Pass(1, hours: 1);

        Assert.Equal(new DraftsLookedAt(0, 1, 0), await Run());

        Assert.False(await IsThere(draft));
        Assert.Empty(files.OnDisk(draft));
        Assert.Equal((0, 0), await platform.InDatabase(async db => (
            await db.ApplicationFacts.CountAsync(one => one.ApplicationId == draft), await db.Outbox.CountAsync(one => one.ApplicationId == draft))));
        Assert.True(await IsThere(other.Id));
    }

    [Fact]
    public async Task Draft_ThatSomebodyGoesOnWith_IsKept_AndToldOfAnewWhenItIsForgottenAgain()
    {
        var draft = await Draft();
        Pass(170);
        await Run();
        Pass(10);
        await platform.Ok(new SaveAnswers(platform.Citizen, draft, new Dictionary<string, string> { ["premises.area"] = "200" }, true));
        Assert.Equal(platform.Clock.GetUtcNow().AddDays(180), await KeptUntil(draft));
        Pass(100);
        Assert.Equal(new DraftsLookedAt(0, 0, 0), await Run());
        Pass(70);
        Assert.Equal(new DraftsLookedAt(1, 0, 0), await Run());

        await platform.Ok(new SubmitApplication(platform.Citizen, draft));
        Pass(400);
        Assert.Equal(new DraftsLookedAt(0, 0, 0), await Run());
        Assert.True(await IsThere(draft));
    }

    [Fact]
    public async Task Draft_ThatIsOlderThanTheSetting_IsToldOfFirst_AndNotAtAllWhereTheyAreKeptForEver()
    {
        var draft = await Draft();
        Options.KeptDays = 0;
        Pass(700);
        Assert.Equal(new DraftsLookedAt(0, 0, 0), await Run());
        Assert.Null(await KeptUntil(draft));

        Options.KeptDays = 180;
        Assert.Equal(platform.Clock.GetUtcNow().AddDays(14), await KeptUntil(draft));
        Assert.Equal(new DraftsLookedAt(1, 0, 0), await Run());
        Pass(15);
        Assert.Equal(new DraftsLookedAt(0, 0, 0), await Run());
        Pass(1);
        Assert.Equal(new DraftsLookedAt(0, 1, 0), await Run());
    }

    [Theory]
    [InlineData("en", "Not sent yet: “Open a restaurant” is deleted after ", "You went on with “Open a restaurant” in time")]
    [InlineData("zh-Hans", "尚未提交：“开办餐饮店”草稿将于 ", "您已及时继续办理“开办餐饮店”")]
    [InlineData("zh-Hant", "尚未提交：「開辦餐飲店」草稿將於 ", "您已及時繼續辦理「開辦餐飲店」")]
    public async Task Letter_IsANoticeToo_InTheReadersLanguage_AndSaysWhatHasBecomeOfIt(string language, string words, string then)
    {
        var draft = await Draft();
        Pass(170);
        await Run();
        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        var letter = Assert.Single(letters, mail => mail.TextBody!.Contains($"/apply/{draft}", StringComparison.Ordinal));
        Assert.Equal("citizen@example.test", letter.To.Mailboxes.Single().Address);
        Assert.Null(letter.Headers[HeaderId.ListUnsubscribe]);

        using var client = await platform.SignedInToPages("citizen");
        Assert.Contains(words, await Notices(client, language));
        var notice = (await platform.Ok(new ListNotices(platform.Citizen))).Notices.First(one => one.Key.ApplicationId == draft);
        Assert.Equal($"/apply/{draft}", notice.Place);
        using var opened = await client.GetAsync(new Uri($"/apply/{draft}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);

        Pass(1);
        await platform.Ok(new SaveAnswers(platform.Citizen, draft, new Dictionary<string, string> { ["premises.area"] = "210" }, true));
        using var later = await platform.SignedInToPages("citizen");
        Assert.Contains(then, await Notices(later, language));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    // Each begins with nothing that another left behind.
    public async ValueTask DisposeAsync()
    {
        Options.KeptDays = 180;
        await platform.InDatabase(async db =>
        {
            db.RemoveRange(await db.Applications.Where(one => one.SubmittedAt == null).ToListAsync());
            return await db.SaveChangesAsync();
        });
        GC.SuppressFinalize(this);
    }

    private Task<Guid> Draft() => new Given(platform).Draft();

    private Task<DraftsLookedAt> Run() => platform.Services.GetRequiredService<AbandonedDrafts>().Run(TestContext.Current.CancellationToken);

    private void Pass(int days, int hours = 0) => platform.Clock.Advance(new TimeSpan(days, hours, 0, 0));

    private static async Task<string> Notices(HttpClient client, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/apply/notices");
        request.Headers.Add("Accept-Language", language);
        using var page = await client.SendAsync(request);
        return await page.Words();
    }

    private Task<bool> IsThere(Guid draft) => platform.InDatabase(db => db.Applications.AnyAsync(one => one.Id == draft));

    private async Task<DateTimeOffset?> KeptUntil(Guid draft) => (await platform.Ok(new ListMyApplications(platform.Citizen))).Rows.Single(one => one.Id == draft).KeptUntil;
}

public sealed class AbandonedDraftsOnSqlite(SqlitePlatform platform) : AbandonedDraftTests(platform), IClassFixture<SqlitePlatform>;

public sealed class AbandonedDraftsOnPostgres : AbandonedDraftTests, IClassFixture<PostgresPlatform>
{
    public AbandonedDraftsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
