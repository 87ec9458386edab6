using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Received = ApprovalCloud.Tests.Support.Received;

namespace ApprovalCloud.Tests.Messaging;

/// <summary>Every kind of letter in every language, through MailKit, an SMTP conversation and MimeKit again.</summary>
public sealed partial class SmtpTests(MailingPlatform platform) : IClassFixture<MailingPlatform>
{
    // In no language is any of these told to anybody.
    private static readonly Type[] Untold =
    [
        typeof(StepNotRequired), typeof(StepInvolved), typeof(StepClaimed), typeof(StepReleased), typeof(StepTransferred), typeof(StepCancelled), typeof(StepResumed),
        typeof(ApplicationWithdrawn), typeof(ExtensionDeclined), typeof(VisitJoined), typeof(VisitFound), typeof(MaterialFollowed), typeof(InstantAudited), typeof(FileRemoved),
        typeof(ReviewConcluded), typeof(ReviewReturned), typeof(NoteWritten), typeof(NoteWithdrawn),
    ];

    [Fact]
    public void EveryKindOfEvent_IsToldInTheseTests_OrToNobody() => Assert.Equal(
        typeof(RunEvent).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false).Cast<JsonDerivedTypeAttribute>().Select(one => one.DerivedType.Name).Order(),
        MailStory.ToApplicant.Concat(MailStory.ToDepartment).Concat(MailStory.ToSupervisors).Select(one => one.GetType()).Concat(Untold).Distinct().Select(type => type.Name).Order());

    [Fact]
    public async Task EveryLetter_InEveryLanguage_ArrivesWholeAndRight()
    {
        await NameIsAnAttack();
        var story = new MailStory(platform);
        await story.OfEverythingElse();
        await story.OfEvents();
        foreach (var language in Enum.GetValues<Language>())
        {
            var received = await Sent(language);
            Assert.True(received.Count > 150, $"{received.Count} letters");
            foreach (var one in received)
                Check(one, language);
            Assert.Equal(received.Count, received.Select(one => one.Mail.MessageId).Distinct().Count());
            var kinds = MailStory.ToApplicant.Count + MailStory.ToDepartment.Count + MailStory.ToSupervisors.Count;
            Assert.True(received.Select(one => one.Mail.Subject).Distinct().Count() > kinds / 2);
        }
    }

    [Fact]
    public async Task AccountLetters_CarryTheirLinkAsItIs()
    {
        platform.Mail.Take();
        var user = await platform.InDatabase(db => db.Users.AsNoTracking().SingleAsync(user => user.Email == "citizen2@example.test"));
        var sender = platform.Services.GetRequiredService<IEmailSender<User>>();
        await sender.SendConfirmationLinkAsync(user, user.Email!, $"{MailingPlatform.Address}/api/account/confirmEmail?userId=1&amp;code=2");

        var mail = Assert.Single(platform.Mail.Take()).Mail;
        Assert.Contains("confirmEmail?userId=1&code=2", mail.TextBody);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
    }

    private async Task NameIsAnAttack() => await platform.InDatabase(async db =>
    {
        (await db.Users.SingleAsync(user => user.Id == platform.Citizen.Id)).DisplayName = "Eve 㵘\r\nBcc: victim@example.test\r\n\r\nBody";
        return await db.SaveChangesAsync();
    });

    private async Task<IReadOnlyList<Received>> Sent(Language language)
    {
        platform.Mail.Take();
        await platform.InDatabase(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.Language, language.Tag())));
        await platform.InDatabase(db => db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(message => message.SentAt, (DateTimeOffset?)null)));
        await platform.InScope(async services =>
        {
            while (await services.GetRequiredService<DrainOutbox>().Run(CancellationToken.None) > 0)
            {
            }
        });
        Assert.Empty(await platform.InDatabase(db => db.Outbox.Where(message => message.SentAt == null).Select(message => message.About + message.LastError).ToListAsync()));
        return platform.Mail.Take();
    }

    private void Check(Received received, Language language)
    {
        var mail = received.Mail;
        var what = $"{language.Tag()} {mail.Subject}";
        Assert.Equal(mail.To.Mailboxes.Single().Address, Assert.Single(received.Recipients));
        Assert.DoesNotContain("victim@example.test", received.Recipients);
        Assert.Null(mail.Headers[HeaderId.Bcc]);
        Assert.Equal("no-reply@approvalcloud.example", mail.From.Mailboxes.Single().Address);
        Assert.EndsWith("@approvalcloud.example", mail.MessageId);
        Assert.NotEqual(default, mail.Date);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal(language.Tag(), mail.Body!.Headers[HeaderId.ContentLanguage]);
        var body = mail.BodyParts.OfType<TextPart>().First();
        Assert.Equal(("text/plain", "utf-8"), (body.ContentType.MimeType, body.ContentType.Charset));
        Assert.DoesNotMatch(Placeholder(), mail.Subject + body.Text);
        Assert.DoesNotContain("\ufffd", body.Text);
        Assert.False(string.IsNullOrWhiteSpace(mail.Subject), what);
        Assert.DoesNotContain('\n', mail.Subject!);
        Assert.True(Chinese().IsMatch(Frame(body.Text).Replace(platform.Citizen.Name, "", StringComparison.Ordinal)) == (language != Language.En), $"{what}: {body.Text}");
        if (body.Text.Contains('㵘', StringComparison.Ordinal))
            Assert.Contains(MailStory.Reason, body.Text.ReplaceLineEndings("\n"));
        if (mail.Headers[HeaderId.ListUnsubscribe] is { } doWithout)
            Assert.Equal($"<{MailingPlatform.Address}{MailComposer.Preferences}>", doWithout);
        var links = Link().Matches(body.Text).Select(link => link.Value).ToList();
        Assert.True(links.Count > 0, $"no link in {what}");
        Assert.All(links, link => Assert.True(IsAPage(link), $"{link} in {what}"));
        Assert.All(links, link => Assert.DoesNotMatch("(?i)@|%40|email|token|code|secret", new Uri(link).Query));
    }

    // What designers, applicants and clerks wrote may be in any language; what a letter says itself is in its reader's.
    private static string Frame(string body) => body.TrimEnd().Split('\n')[0];

    private bool IsAPage(string link) => link.StartsWith(MailingPlatform.Address + "/", StringComparison.Ordinal)
        && platform.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText is { } pattern && !pattern.Contains('*', StringComparison.Ordinal))
            .Any(endpoint => new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!.TrimStart('/')), []).TryMatch(new Uri(link).AbsolutePath, []));

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Link();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
