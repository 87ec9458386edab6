using System.Text.RegularExpressions;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Data runs the errands, as people see it.</summary>
[Collection(nameof(Chromium))]
public sealed class SharedDataJourneyTests(Chromium chromium) : IAsyncDisposable
{
    private readonly SharedDataStory story = new(chromium.Platform);

    [Theory]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    public async Task Restaurant_OfARegisteredCompany_AsksOnlyWhatNobodyKnows(int width, bool javaScript)
    {
        await story.Knows();
        var citizen = await chromium.Open("citizen", width: width, javaScript: javaScript);
        await citizen.GotoAsync($"/apply/new/{Given.Restaurant}");
        await citizen.Press("application");
        await citizen.Press("Fill in what is known");
        Assert.Contains("金桂餐饮有限公司", await citizen.InnerTextAsync("main"));
        await citizen.Follow("text=Go on to the form");
        await citizen.Follow("main a[href$='/section/business']");
        Assert.Equal(0, await citizen.Locator("[name='business.name']").CountAsync());
        Assert.Contains("Register of legal persons", await citizen.InnerTextAsync("[id='business.name']"));

        // One entry is wrong, and said to be.
        await citizen.GotoAsync($"/apply/{citizen.Application()}/section/premises");
        await citizen.ClickAsync("[id='premises.area'] >> text=This is not right");
        await citizen.FillAsync("[name='premises.area']", "310");
        await citizen.FillAsync("[name=Reason]", "The lease says 310 m².");
        await citizen.Press("Ask the department");
        await citizen.FillIn(SharedDataStory.Rest);

        var check = await citizen.InnerTextAsync("main");
        Assert.Contains("What one application saves you", check);
        Assert.Matches(new Regex("From Register of legal persons, fetched"), check);
        await citizen.Submit();
        var id = citizen.Application();

        var clerk = await chromium.Open("clerk.market-supervision", width: width, javaScript: javaScript);
        await clerk.GotoAsync($"/desk/{id}/food-licence");
        Assert.Contains("The applicant says it is wrong", await clerk.InnerTextAsync("main"));
        var owner = await chromium.Open("clerk.natural-resources", width: width, javaScript: javaScript);
        await owner.GotoAsync("/desk/questions");
        await owner.ClickAsync("text=The registry is right");
        await owner.FillAsync("textarea", "Measured again: 320 m².");
        await owner.Press("Answer");
        await clerk.ReloadAsync();
        Assert.Contains("stands by it: Measured again", await clerk.InnerTextAsync("main"));

        // Who looked is on record, and the citizen reads it.
        await citizen.GotoAsync($"/apply/access?application={id}");
        Assert.Contains(chromium.Platform.Clerk("market-supervision").Name, await citizen.InnerTextAsync("main"));
    }

    [Theory]
    [ClassData(typeof(Readers))]
    public async Task PropertyTransfer_TheSellerAgreesByInvitation(string culture, bool javaScript)
    {
        var platform = chromium.Platform;
        story.Registries.Forget();
        var draft = await platform.Ok(new StartDraft(platform.Citizen, "property-transfer", new Dictionary<string, string>()));
        var buyer = await chromium.Phone("citizen", culture, javaScript);
        await buyer.GotoAsync($"/apply/{draft}/sources");
        await buyer.FillAsync("[name='Email.seller']", "not an address");
        await buyer.Press(buyer.Locator("form:has([name='Email.seller']) button"));
        Assert.Contains(Readers.Words(culture, "Enter an e-mail address", "电子邮", "電子郵"), await buyer.InnerTextAsync(".govuk-error-summary"));
        await buyer.Fits();
        await buyer.FillAsync("[name='Email.seller']", "citizen2@example.test");
        await buyer.Press(buyer.Locator("form:has([name='Email.seller']) button"));
        var link = await platform.InDatabase(db => Task.FromResult(platform.Services.GetRequiredService<InvitationLinks>()
            .Seal(db.Invitations.Single(invitation => invitation.ApplicationId == draft))));

        var seller = await chromium.Phone("citizen2", culture, javaScript);
        await seller.GotoAsync($"/apply/invitation/{link}");
        await seller.Press(seller.Locator("button[name=answer][value=agree]"));
        Assert.Equal(1, await seller.Locator(".govuk-error-summary a[href='#Agrees']").CountAsync());
        await seller.Fits();
        await seller.CheckAsync("[name=Agrees]");
        await seller.Press(seller.Locator("button[name=answer][value=agree]"));

        Assert.Contains(Readers.Words(culture, "You have agreed", "您已同意", "您已同意"), await seller.InnerTextAsync("main"));
        await seller.Fits();
        Assert.DoesNotContain("seller.authorises", (await story.View(draft)).MissingAgreements.Keys);
        await buyer.GotoAsync($"/apply/{draft}/sources");
        Assert.Contains(platform.OtherCitizen.Name, await buyer.InnerTextAsync("section[aria-labelledby=party-seller]"));
        await buyer.Fits();
    }

    public ValueTask DisposeAsync() => chromium.CloseAll();
}
