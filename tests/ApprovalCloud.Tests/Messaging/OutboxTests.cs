using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Licences;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace ApprovalCloud.Tests.Messaging;

public abstract class OutboxTests(Platform platform)
{
    private readonly Given given = new(platform);

    [Fact]
    public async Task Drain_SendsEachLetterOnceInOrderAndInTheReadersLanguage()
    {
        var submitted = await given.ParallelSteps();
        var mailer = new Postbox();
        await DrainAll(mailer);

        var mine = mailer.Sent.Where(mail => mail.Subject!.Contains(submitted.Number, StringComparison.Ordinal)).ToList();
        var toCitizen = mine.Where(mail => mail.To.ToString().Contains("citizen@", StringComparison.Ordinal)).Select(mail => mail.Subject!).ToList();
        Assert.Equal([$"已收到您的申请 {submitted.Number}", $"“设立登记”已批准（{submitted.Number}）"], toCitizen.Select(Generic));
        // Six departments, two clerks each, are told of the tasks that opened; two of the first one were before.
        Assert.Equal(14, mine.Count - toCitizen.Count);

        await DrainAll(mailer);
        Assert.Equal(mine.Count, mailer.Sent.Count(mail => mail.Subject!.Contains(submitted.Number, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Drain_WhenOneLetterFails_HoldsUpItsOwnApplicationOnlyAndTriesAgain()
    {
        await DrainAll(new Postbox());
        var (first, second) = (await given.SubmittedApplication(), await given.SubmittedApplication(platform.OtherCitizen));
        var mailer = new Postbox { Refuses = first.Number };
        await DrainAll(mailer);

        Assert.Contains(mailer.Sent, mail => mail.Subject!.Contains(second.Number, StringComparison.Ordinal));
        Assert.DoesNotContain(mailer.Sent, mail => mail.Subject!.Contains(first.Number, StringComparison.Ordinal));
        var owed = await platform.InDatabase(db => db.Outbox.Where(message => message.ApplicationId == first.Id && message.SentAt == null).ToListAsync());
        Assert.Contains(owed, message => message is { Attempts: 1, LastError: "no such mailbox" });

        platform.Clock.Advance(TimeSpan.FromMinutes(1));
        mailer.Refuses = null;
        await DrainAll(mailer);
        Assert.Contains(mailer.Sent, mail => mail.Subject!.Contains(first.Number, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Drain_OfLettersWrittenByAClockThatWasWrong_SendsThemAtOnceAndInOrder()
    {
        await DrainAll(new Postbox());
        var submitted = await given.SubmittedApplication();
        // The first letters were written down by a node two hours ahead, and one of them failed there.
        var ahead = platform.Clock.GetUtcNow().AddHours(2);
        var letters = await platform.InDatabase(db => db.Outbox.Where(message => message.ApplicationId == submitted.Id).ExecuteUpdateAsync(set => set
            .SetProperty(message => message.CreatedAt, ahead).SetProperty(message => message.NextAttemptAt, ahead)
            .SetProperty(message => message.Attempts, message => message.Department == null ? 1 : 0)));
        Assert.True(letters > 1);
        await platform.Ok(new DecideStep(platform.Clerk("administrative-approval"), submitted.Id, "business-registration", Verdict.Grant, ""));
        var mailer = new Postbox();
        await DrainAll(mailer);

        var toCitizen = mailer.Sent.Where(mail => mail.To.ToString().Contains("citizen@", StringComparison.Ordinal)).Select(mail => mail.Subject!).ToList();
        Assert.Equal([$"已收到您的申请 {submitted.Number}", $"“设立登记”已批准（{submitted.Number}）"], toCitizen.Select(Generic));
    }

    [Fact]
    public async Task Drain_TellsTheHolderOfARevokedLicenceWhyInTheirLanguage()
    {
        var submitted = await given.ParallelSteps(platform.OtherCitizen);
        var number = await platform.InDatabase(db => db.Licences.Where(licence => licence.ApplicationId == submitted.Id).Select(licence => licence.Number).SingleAsync());
        await platform.Ok(new RevokeLicence(platform.Clerk("administrative-approval"), number, "obtained with false papers"));
        var mailer = new Postbox();
        await DrainAll(mailer);

        var letter = Assert.Single(mailer.Sent, mail => mail.Subject == $"“Business licence” has been revoked ({number})");
        Assert.Contains("citizen2@", letter.To.ToString());
        Assert.Contains("obtained with false papers", letter.TextBody);
    }

    // The step's own title may be reworded by its designer; the letter's frame is what is tested.
    private string Generic(string subject) =>
        subject.Replace(platform.Workflows.Find(Given.Restaurant)!.Step("business-registration")!.Title.ZhHans, "设立登记", StringComparison.Ordinal);

    private Task DrainAll(IMailer mailer) => platform.InScope(async services =>
    {
        var outbox = ActivatorUtilities.CreateInstance<DrainOutbox>(services, mailer);
        while (await outbox.Run(CancellationToken.None) > 0)
        {
            // Receipts are large, and a run may last for hours.
            Assert.DoesNotContain(services.GetRequiredService<AppDbContext>().ChangeTracker.Entries(), entry => entry.Entity is IssuedDocument);
        }
    });

    private sealed class Postbox : IMailer
    {
        public List<MimeMessage> Sent { get; } = [];

        public string? Refuses { get; set; }

        public Task Send(MimeMessage message, CancellationToken cancellationToken)
        {
            if (Refuses is not null && message.Subject!.Contains(Refuses, StringComparison.Ordinal))
                throw new InvalidOperationException("no such mailbox");
            Sent.Add(message);
            return Task.CompletedTask;
        }
    }
}

public sealed class OutboxOnSqlite(SqlitePlatform platform) : OutboxTests(platform), IClassFixture<SqlitePlatform>;

public sealed class OutboxOnPostgres : OutboxTests, IClassFixture<PostgresPlatform>
{
    public OutboxOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
