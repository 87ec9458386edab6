using System.Net;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Notices;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using static ApprovalCloud.Tests.Support.Intake;

namespace ApprovalCloud.Tests.Notices;

/// <summary>What a citizen is told stands among their notices, whatever comes by mail.</summary>
public abstract class NoticeListTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task EveryLetterToTheApplicant_IsANotice_UntilReadUnread()
    {
        await platform.Ok(new ReadNotices(platform.Citizen));
        var submitted = await given.ParallelSteps();
        await platform.Ask(platform.Clerk("fire-rescue"), submitted.Id, Fire, "premises.area");

        Assert.Equal(3, (await platform.Ok(new CountNotices(platform.Citizen))).Count);
        var newest = (await platform.Ok(new ListNotices(platform.Citizen))).Notices.First(notice => notice.Key.ApplicationId == submitted.Id);
        Assert.False(newest.IsRead);
        var opened = await platform.Ok(new OpenNotice(platform.Citizen, newest.Key));

        Assert.Equal($"/apply/{submitted.Id}/correct/{(await platform.Step(submitted.Id, Fire)).CorrectionId}", opened.Place);
        Assert.Equal(2, (await platform.Ok(new CountNotices(platform.Citizen))).Count);
        await platform.Ok(new ReadNotices(platform.Citizen));
        Assert.Equal(0, (await platform.Ok(new CountNotices(platform.Citizen))).Count);
    }

    [Fact]
    public async Task Unread_AreCountedUpToAHundred()
    {
        var submitted = await given.SubmittedApplication();
        await platform.InDatabase(async db =>
        {
            var application = await db.Applications.SingleAsync(one => one.Id == submitted.Id);
            db.Outbox.AddRange(Enumerable.Range(0, 120).Select(number => OutboxMessage.ToApplicant(application, 1, platform.Clock.GetUtcNow(), $"many/{number}")));
            return await db.SaveChangesAsync();
        });

        var unread = await platform.Ok(new CountNotices(platform.Citizen));

        await platform.InDatabase(db => db.Outbox.Where(letter => letter.About.StartsWith("many/")).ExecuteDeleteAsync());
        Assert.Equal((100, "99+"), (unread.Count, unread.Said));
    }

    [Fact]
    public async Task ANotice_OfSomebodyElse_DoesNotExist()
    {
        var submitted = await given.SubmittedApplication();
        var mine = (await platform.Ok(new ListNotices(platform.Citizen))).Notices.First(notice => notice.Key.ApplicationId == submitted.Id);

        Assert.DoesNotContain((await platform.Ok(new ListNotices(platform.OtherCitizen))).Notices, notice => notice.Key.ApplicationId == submitted.Id);
        Assert.Equal("NotFound", (await platform.Send(new OpenNotice(platform.OtherCitizen, mine.Key))).Problem?.Rule);
        await platform.Ok(new ReadNotices(platform.OtherCitizen, mine.Key));
        Assert.False((await platform.Ok(new ListNotices(platform.Citizen))).Notices.First(notice => notice.Key == mine.Key).IsRead);
    }

    [Fact]
    public async Task Pages_SpeakTheReadersLanguage_WhateverTheLetterWasWrittenIn()
    {
        var submitted = await given.SubmittedApplication();
        await platform.Drain([]);
        using var client = await platform.SignedInToPages("citizen");

        foreach (var (language, words) in new[] { ("en", "We have received your application"), ("zh-Hans", "已收到您的申请"), ("zh-Hant", "已收到您的申請") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/apply/notices");
            request.Headers.Add("Accept-Language", language);
            Assert.Contains($"{words} {submitted.Number}", await (await client.SendAsync(request)).Words());
        }
    }

    [Fact]
    public async Task Page_MarksAsRead_AndLeadsToWhereToAct()
    {
        var submitted = await given.SubmittedApplication();
        using var client = await platform.SignedInToPages("citizen");

        using var opened = await client.GetAsync(new Uri($"/apply/notices/{submitted.Id}/1", UriKind.Relative));
        Assert.Equal($"/apply/{submitted.Id}/track", opened.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.True((await platform.Ok(new ListNotices(platform.Citizen))).Notices.First(notice => notice.Key.ApplicationId == submitted.Id).IsRead);

        await given.SubmittedApplication();
        using var read = await client.Post("/apply/notices?handler=all");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal(0, (await platform.Ok(new CountNotices(platform.Citizen))).Count);

        using var stranger = await platform.SignedInToPages("citizen2");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri($"/apply/notices/{submitted.Id}/1", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Mail_ThatSomebodyDoesWithout_IsNotSent_AndIsANoticeAllTheSame()
    {
        await platform.Ok(new ChangeLetters(platform.OtherCitizen, "en", LetterGroups.None));
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        List<MimeMessage> letters = [];
        await platform.Drain(letters);
        await platform.Ok(new ChangeLetters(platform.OtherCitizen, "en", LetterGroupRules.Optional));

        var mine = letters.Where(mail => mail.To.Mailboxes.Single().Address == "citizen2@example.test" && mail.Subject!.Contains(submitted.Number, StringComparison.Ordinal)).ToList();
        // That it was received may be done without; that a step is granted must be told.
        var granted = Assert.Single(mine);
        Assert.Contains("has been granted", granted.Subject);
        Assert.Null(granted.Headers[HeaderId.ListUnsubscribe]);
        Assert.Equal(2, (await platform.Ok(new ListNotices(platform.OtherCitizen))).Notices.Count(notice => notice.Key.ApplicationId == submitted.Id));
    }

    [Fact]
    public async Task Preferences_AreChangedByTheForm_AndKeepWhatTheLawAsksFor()
    {
        using var client = await platform.SignedInToPages("citizen2");
        using var saved = await client.Post("/account/notifications", ("Language", "zh-Hant"), ("ByMail", "Answers"));
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);

        var account = await platform.Ok(new GetAccount(platform.OtherCitizen));
        Assert.Equal(("zh-Hant", LetterGroups.Visits | LetterGroups.Progress), (account.Language, account.NoMailFor));

        using var wrong = await client.Post("/account/notifications", ("Language", "xx"), ("ByMail", "Answers"));
        Assert.Contains("Choose a language", await wrong.Words());
        await platform.Ok(new ChangeLetters(platform.OtherCitizen, "en", LetterGroupRules.Optional));
    }

    [Fact]
    public async Task WhoeverHasNoTasksAndWatchesNone_ChoosesTheirLanguage_AndNothingElse()
    {
        using var client = await platform.SignedInToPages("designer");
        Assert.DoesNotContain("ByMail", await client.GetStringAsync(new Uri("/account/notifications", UriKind.Relative)));

        using var saved = await client.Post("/account/notifications", ("Language", "zh-Hans"), ("ByMail", ""));

        Assert.Equal(LetterGroups.None, (await platform.InDatabase(db => db.Users.SingleAsync(user => user.Email == "designer@example.test"))).NoMailFor);
    }
}

public sealed class NoticeListOnSqlite(SqlitePlatform platform) : NoticeListTests(platform), IClassFixture<SqlitePlatform>;

public sealed class NoticeListOnPostgres : NoticeListTests, IClassFixture<PostgresPlatform>
{
    public NoticeListOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
