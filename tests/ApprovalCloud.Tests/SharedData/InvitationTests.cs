using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Messaging;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using static ApprovalCloud.Tests.Support.ScriptedRegistries;

namespace ApprovalCloud.Tests.SharedData;

public abstract partial class InvitationTests(Platform platform)
{
    private const string Certificate = "/properties/{property.certificateNumber}";
    private readonly SharedDataStory story = new(platform);

    private Caller Buyer => platform.Citizen;

    private Caller Seller => platform.OtherCitizen;

    private async Task<Guid> Transfer(params (string Fact, string Value)[] answers)
    {
        var example = platform.Workflows.Examples.First(example => example.Service == "property-transfer" && example.Refuse.Count == 0).Facts;
        var own = new HashSet<string> { "seller.residentId", "seller.authorises", "property.certificateNumber" };
        var typed = example.Where(fact => !own.Contains(fact.Key)).ToDictionary();
        typed["property.certificateNumber"] = "川2023不动产权第0001号";
        foreach (var (fact, value) in answers)
            typed[fact] = value;
        return await platform.Ok(new StartDraft(Buyer, "property-transfer", typed));
    }

    private async Task<string> Invite(Guid draft, string email = "citizen2@example.test")
    {
        await platform.Ok(new InviteParty(Buyer, draft, "seller", email));
        return await platform.InDatabase(async db => platform.Services.GetRequiredService<InvitationLinks>()
            .Seal(await db.Invitations.SingleAsync(invitation => invitation.ApplicationId == draft)));
    }

    [Fact]
    public async Task Submit_WithoutTheSellersOwnWord_IsRefusedAndSaysWhomToInvite()
    {
        var draft = await Transfer(("seller.authorises", "true"));

        var refused = await platform.Send(new SubmitApplication(Buyer, draft));

        Assert.Contains("seller.authorises", refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Agree_ByTheSeller_OpensTheRegistryAboutThemAndTheApplicationGoesThrough()
    {
        story.Registries.Forget();
        var seller = await story.Identity(Seller);
        story.Registries.Says("real-estate", Certificate, Answer(
            ("property.address", "学府路 9 号"), ("property.area", "98"), ("seller.name", Seller.Name)) with
        { Concerns = seller });
        var draft = await Transfer();
        await story.Prefill(draft, "real-estate");
        Assert.DoesNotContain("property.address", (await story.View(draft)).Sources.Keys);

        var link = await Invite(draft);
        await platform.Ok(new AnswerInvitation(Seller, link, Agrees: true, ["real-estate"]));

        var view = await story.View(draft);
        Assert.Equal("学府路 9 号", view.Answers["property.address"]);
        Assert.Equal(SourceKind.Party, view.Sources["seller.authorises"].Kind);
        Assert.Equal(seller, view.Answers["seller.residentId"]);
        Assert.Empty(view.MissingAgreements);
        Assert.True((await platform.Send(new SubmitApplication(Buyer, draft))).IsOk);
    }

    [Fact]
    public async Task Agree_WithoutConsentToARegistry_LeavesItsFactsAboutThemOut()
    {
        story.Registries.Forget();
        story.Registries.Says("real-estate", Certificate, Answer(("property.address", "学府路 9 号")) with { Concerns = await story.Identity(Seller) });
        var draft = await Transfer();
        await story.Prefill(draft, "real-estate");

        await platform.Ok(new AnswerInvitation(Seller, await Invite(draft), Agrees: true, []));

        Assert.DoesNotContain("property.address", (await story.View(draft)).Sources.Keys);
    }

    [Fact]
    public async Task Discard_OfADraftWithAnInvitation_TakesTheLetterBack()
    {
        var draft = await Transfer();
        var link = await Invite(draft);

        await platform.Ok(new DiscardDraft(Buyer, draft));

        var letters = new List<MimeMessage>();
        await platform.Drain(letters);
        Assert.Equal("InvitationGone", (await platform.Send(new GetInvitation(Seller, link))).Problem!.Rule);
        Assert.False(await platform.InDatabase(db => db.Outbox.AnyAsync(message => message.ApplicationId == draft)));
    }

    [Fact]
    public async Task Correction_CannotStandInForSomebodyElsesWord()
    {
        var draft = await Transfer();
        await platform.Ok(new AnswerInvitation(Seller, await Invite(draft), true, []));
        await platform.Ok(new SubmitApplication(Buyer, draft));
        await platform.Ok(new Core.Tasks.AskForCorrection(platform.Clerk("housing-construction"), draft, "contract-filing",
            [new("seller.residentId", Engine.Running.CorrectionKind.Wrong, "…")], "Please check."));
        var correction = (await platform.Ok(new GetApplication(Buyer, draft))).Steps.Single(step => step.CorrectionId is not null).CorrectionId!.Value;

        var refused = await platform.Send(new AnswerCorrectionRequest(Buyer, draft, correction, new Dictionary<string, string>
        {
            ["seller.residentId"] = Core.Demo.SampleCitizens.Resident(7).IdentityNumber,
        }));

        Assert.Contains("seller.residentId", refused.Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Agree_ByTheApplicantThemselves_IsForbidden()
    {
        var link = await Invite(await Transfer());
        Assert.Equal("InvitationIsYours", (await platform.Send(new AnswerInvitation(Buyer, link, true, []))).Problem!.Rule);
    }

    [Fact]
    public async Task Agree_ByAnotherIdentityThanTheForms_IsForbidden()
    {
        var link = await Invite(await Transfer(("seller.residentId", Core.Demo.SampleCitizens.Resident(7).IdentityNumber)));
        Assert.Equal("InvitationForAnother", (await platform.Send(new AnswerInvitation(Seller, link, true, []))).Problem!.Rule);
    }

    [Fact]
    public async Task Agree_WithoutAVerifiedIdentity_IsForbidden()
    {
        var link = await Invite(await Transfer());
        var person = new Caller(await platform.Ok(new AddUser($"{Guid.NewGuid():N}@example.test", "Sam", Core.Demo.SamplePeople.Password)), "Sam");
        Assert.Equal("IdentityNotVerified", (await platform.Send(new AnswerInvitation(person, link, true, []))).Problem!.Rule);
    }

    [Fact]
    public async Task Submit_WithAnotherIdentityTypedAfterwards_IsRefused()
    {
        var draft = await Transfer();
        await platform.Ok(new AnswerInvitation(Seller, await Invite(draft), true, []));

        // Not by the form, which does not take it; whatever way it came there, it is noticed.
        await platform.InDatabase(async db =>
        {
            var row = await db.ApplicationFacts.SingleAsync(facts => facts.ApplicationId == draft);
            row.Replace(new Dictionary<string, string>(row.Answers) { ["seller.residentId"] = Core.Demo.SampleCitizens.Resident(7).IdentityNumber });
            return await db.SaveChangesAsync();
        });

        Assert.Contains("seller.residentId", (await platform.Send(new SubmitApplication(Buyer, draft))).Problem!.Errors!.Keys);
    }

    [Fact]
    public async Task Link_SentAgainRevokedExpiredOrMadeUp_OpensNothing()
    {
        var draft = await Transfer();
        var first = await Invite(draft);
        var second = await Invite(draft);
        Assert.Equal("InvitationGone", (await platform.Send(new GetInvitation(Seller, first))).Problem!.Rule);
        Assert.True((await platform.Send(new GetInvitation(Seller, second))).IsOk);
        await platform.Ok(new RevokeInvitation(Buyer, draft, "seller"));
        Assert.Equal("InvitationGone", (await platform.Send(new GetInvitation(Seller, second))).Problem!.Rule);
        var third = await Invite(draft);
        platform.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal("InvitationGone", (await platform.Send(new AnswerInvitation(Seller, third, true, []))).Problem!.Rule);
        Assert.Equal("InvitationGone", (await platform.Send(new GetInvitation(Seller, "CfDJ8made-up"))).Problem!.Rule);
    }

    [Fact]
    public async Task Revoke_AfterTheyAgreed_TakesTheirWordAndWhatCameByItAway()
    {
        story.Registries.Forget();
        story.Registries.Says("real-estate", Certificate, Answer(("property.area", "98")) with { Concerns = await story.Identity(Seller) });
        var draft = await Transfer();
        await story.Prefill(draft, "real-estate");
        await platform.Ok(new AnswerInvitation(Seller, await Invite(draft), true, ["real-estate"]));
        Assert.Contains("property.area", (await story.View(draft)).Sources.Keys);

        await platform.Ok(new RevokeInvitation(Buyer, draft, "seller"));

        var view = await story.View(draft);
        Assert.DoesNotContain("seller.authorises", view.Answers.Keys);
        Assert.Contains("seller.authorises", view.MissingAgreements.Keys);
    }

    [Fact]
    public async Task Decline_LeavesNothingOfThePerson()
    {
        story.Registries.Forget();
        var draft = await Transfer();
        await platform.Ok(new AnswerInvitation(Seller, await Invite(draft), Agrees: false, []));

        Assert.DoesNotContain("seller.residentId", (await story.View(draft)).Answers.Keys);
        Assert.Empty(story.Registries.Asked);
    }

    [Fact]
    public async Task Invite_ToSomebodyElsesApplication_IsNotFound() =>
        Assert.Equal(ProblemKind.NotFound, (await platform.Send(new InviteParty(Seller, await Transfer(), "seller", "a@example.test"))).Problem!.Kind);

    [Fact]
    public async Task Invite_Letter_HasALinkThatOpens()
    {
        var draft = await Transfer();
        await Invite(draft);

        var letters = new List<MimeMessage>();
        await platform.Drain(letters);

        var letter = letters.Last(letter => letter.To.ToString().Contains("citizen2@example.test", StringComparison.Ordinal)
            && letter.TextBody!.Contains("/apply/invitation/", StringComparison.Ordinal));
        var link = LinkPattern().Match(letter.TextBody!).Groups["link"].Value;
        Assert.Equal("seller", (await platform.Ok(new GetInvitation(Seller, link))).Party.Key);
    }

    [GeneratedRegex(@"/apply/invitation/(?<link>\S+)", RegexOptions.None, 1000)]
    private static partial Regex LinkPattern();
}

public sealed class InvitationOnSqlite(SqlitePlatform platform) : InvitationTests(platform), IClassFixture<SqlitePlatform>;

public sealed class InvitationOnPostgres : InvitationTests, IClassFixture<PostgresPlatform>
{
    public InvitationOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
