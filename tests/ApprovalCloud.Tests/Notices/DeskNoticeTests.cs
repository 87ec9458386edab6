using ApprovalCloud.Core.Absences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.Supervision;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Notices;

/// <summary>What a department is told stands among the notices of each of its clerks, read or unread by each of them.</summary>
public abstract class DeskNoticeTests(Platform platform)
{
    private readonly Given given = new(platform);

    private Caller Anna => platform.Clerk("fire-rescue");

    private Caller Bo => platform.Colleague("fire-rescue");

    [Fact]
    public async Task WhatLands_IsANoticeToEachClerk_ReadByEachOfThemForThemselves()
    {
        await Fresh();
        var submitted = await given.ParallelSteps();

        var notice = Assert.Single(await Of(Anna, submitted.Id));
        Assert.Equal((false, $"/desk/{submitted.Id}/{Fire}"), (notice.IsRead, notice.Place));
        Assert.Equal((1, 1), (await Count(Anna), await Count(Bo)));
        Assert.Equal(notice.Place, (await platform.Ok(new OpenDeskNotice(Anna, notice.Key))).Place);

        Assert.Equal((0, 1), (await Count(Anna), await Count(Bo)));
        Assert.True(Assert.Single(await Of(Anna, submitted.Id)).IsRead);
        Assert.False(Assert.Single(await Of(Bo, submitted.Id)).IsRead);
        await platform.Ok(new ReadDeskNotices(Bo));
        Assert.Equal(0, await Count(Bo));
        Assert.True(Assert.Single(await Of(Bo, submitted.Id)).IsRead);
    }

    [Fact]
    public async Task WhatComesAfterEverythingWasRead_IsUnread()
    {
        await given.ParallelSteps();
        await Fresh();
        await given.ParallelSteps();

        Assert.Equal(1, await Count(Anna));
    }

    [Fact]
    public async Task AnAnswer_AQuestion_AndAHandOver_AreNotices()
    {
        await Fresh();
        var id = (await given.ParallelSteps()).Id;
        await platform.Ask(Anna, id, Fire, "premises.area");
        await platform.Answer(id, Fire, "premises.area", "330");
        await platform.Ok(new Core.Conversations.AskAboutStep(platform.Citizen, id, Fire, "When do you come?"));
        await platform.Ok(new ReassignStep(platform.Supervisor, id, Fire, Bo.Id, "ill"));

        var (anna, bo) = (await Of(Anna, id), await Of(Bo, id));
        Assert.Equal(4, anna.Count);
        Assert.StartsWith($"Handed over to {Bo.Name}", anna[0].Words, StringComparison.Ordinal);
        Assert.StartsWith("Handed over to you", bo[0].Words, StringComparison.Ordinal);
        Assert.StartsWith("An applicant asks", anna[1].Words, StringComparison.Ordinal);
        Assert.StartsWith("The applicant has answered", anna[2].Words, StringComparison.Ordinal);
        Assert.StartsWith("New task", anna[3].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsLate_OrAboutToBe_IsANotice()
    {
        var id = (await given.ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(60));
        await platform.Sweep();

        var words = (await Of(Anna, id)).Select(notice => notice.Words).ToList();
        Assert.Contains(words, one => one.StartsWith("Yellow card", StringComparison.Ordinal));
        Assert.Contains(words, one => one.StartsWith("Late", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhatGoesToOneClerk_IsNobodyElsesNotice()
    {
        await Fresh();
        var id = (await given.ParallelSteps()).Id;
        await platform.Ok(new ClaimStep(Anna, id, Fire));
        var today = new AbsenceOptions().Office.DateOf(platform.Clock.GetUtcNow());
        var absence = await platform.Ok(new DeclareAbsence(Anna, Bo.Id, today, today));
        await platform.Services.GetRequiredService<HandOverTasks>().Run(CancellationToken.None);
        await platform.Ok(new EndAbsence(Anna, absence));

        var notice = Assert.Single(await Of(Bo, id), one => one.Words.StartsWith("Yours for a colleague", StringComparison.Ordinal));
        Assert.Single(await Of(Anna, id));
        Assert.Equal("NotFound", (await platform.Send(new OpenDeskNotice(Anna, notice.Key))).Problem?.Rule);
    }

    [Fact]
    public async Task ANotice_OfAnotherDepartment_DoesNotExist()
    {
        var id = (await given.ParallelSteps()).Id;
        var notice = Assert.Single(await Of(Anna, id));
        foreach (var other in new[] { platform.Clerk("market-supervision"), platform.Supervisor, platform.Citizen, platform.Assistant })
        {
            Assert.DoesNotContain(await Of(other, id), one => one.Key == notice.Key);
            Assert.Equal("NotFound", (await platform.Send(new OpenDeskNotice(other, notice.Key))).Problem?.Rule);
            await platform.Ok(new ReadDeskNotices(other, notice.Key));
        }

        Assert.Empty(await platform.InDatabase(db => db.NoticeReads.Where(read => read.ApplicationId == id).ToListAsync()));
    }

    [Fact]
    public async Task AfterThirtyDays_ANoticeCountsAsRead()
    {
        var id = (await given.ParallelSteps()).Id;
        platform.Clock.Advance(TimeSpan.FromDays(31));

        Assert.Equal(0, await Count(Anna));
        Assert.True(Assert.Single(await Of(Anna, id)).IsRead);
    }

    [Fact]
    public async Task Mail_ThatAClerkDoesWithout_IsNotSentToThem_AndIsANoticeAllTheSame()
    {
        var without = LetterGroupRules.OfferedTo(Anna).Together() & ~LetterGroups.Tasks;
        await platform.Ok(new ChangeLetters(Anna, "en", without));
        var submitted = await given.ParallelSteps();
        await platform.Ok(new EscalateStep(platform.Supervisor, submitted.Id, Fire, "hurry"));

        var letters = await platform.LettersAbout(submitted.Number);
        await platform.Ok(new ChangeLetters(Anna, "zh-Hans", LetterGroupRules.OfferedTo(Anna).Together()));

        // What a supervisor writes is not done without.
        var escalation = Assert.Single(letters["clerk.fire-rescue"]);
        Assert.Contains("A supervisor writes", escalation.Subject, StringComparison.Ordinal);
        Assert.Null(escalation.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal(2, letters["colleague.fire-rescue"].Count());
        Assert.Equal(2, (await Of(Anna, submitted.Id)).Count);
    }

    private async Task<IReadOnlyList<NoticeView>> Of(Caller clerk, Guid application)
    {
        var all = new List<NoticeView>();
        string? before = null;
        do
        {
            var page = await platform.Ok(new ListDeskNotices(clerk, before));
            all.AddRange(page.Notices);
            before = page.Next;
        }
        while (before is not null);
        return [.. all.Where(notice => notice.Key.ApplicationId == application)];
    }

    private async Task<int> Count(Caller clerk) => (await platform.Ok(new CountDeskNotices(clerk))).Count;

    private async Task Fresh()
    {
        await platform.Ok(new ReadDeskNotices(Anna));
        await platform.Ok(new ReadDeskNotices(Bo));
        platform.Clock.Advance(TimeSpan.FromMinutes(1));
    }
}

public sealed class DeskNoticeOnSqlite(SqlitePlatform platform) : DeskNoticeTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DeskNoticeOnPostgres : DeskNoticeTests, IClassFixture<PostgresPlatform>
{
    public DeskNoticeOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
