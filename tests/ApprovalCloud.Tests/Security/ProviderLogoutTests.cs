using System.Net;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Security;

/// <summary>Who signs out at the provider of identities is signed out here, and by nobody else's word.</summary>
public sealed class ProviderLogoutTests(ProviderPlatform platform) : IClassFixture<ProviderPlatform>
{
    private const string Address = "/account/provider/ended";
    private const string Person = "known";

    [Fact]
    public async Task SignOutAtTheProvider_EndsWhatCameOfThatSession_AndNothingElse()
    {
        await HasAccount();
        using var there = ProviderPlatform.Browser();
        using var elsewhere = ProviderPlatform.Browser();
        using var client = platform.Careful();
        using var other = platform.Careful();
        using var citizen = await platform.SignedInToPages("citizen");
        (await ProviderPlatform.ComeBack(client, there, Person)).Dispose();
        (await ProviderPlatform.ComeBack(other, elsewhere, Person)).Dispose();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await Apply(client), await Apply(other)));

        await platform.SignOutThere(there);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.OK), (await Apply(client), await Apply(other), await Apply(citizen)));

        // What was said once ends nothing that begins afterwards.
        (await ProviderPlatform.ComeBack(client, there, Person)).Dispose();
        using var again = await Post(platform.Ended.Last());
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (again.StatusCode, await Apply(client)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("logout_token=")]
    [InlineData("logout_token=not.a.token")]
    [InlineData("logout_token=eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwOi8vMTI3LjAuMC4xIiwic3ViIjoia25vd24iLCJldmVudHMiOnsiaHR0cDovL3NjaGVtYXMub3BlbmlkLm5ldC9ldmVudC9iYWNrY2hhbm5lbC1sb2dvdXQiOnt9fX0.")]
    public async Task WhatTheProviderDidNotSign_EndsNothing(string body)
    {
        await HasAccount();
        using var client = platform.Careful();
        (await platform.ComeBack(client, Person)).Dispose();

        using var answer = await Post(body);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (answer.StatusCode, await Apply(client)));
    }

    [Fact]
    public async Task SignedTokenThatWasChanged_EndsNothing()
    {
        await HasAccount();
        using var there = ProviderPlatform.Browser();
        using var client = platform.Careful();
        (await ProviderPlatform.ComeBack(client, there, Person)).Dispose();
        await platform.SignOutThere(there);
        var parts = platform.Ended.Last().Split('.');
        (await ProviderPlatform.ComeBack(client, there, Person)).Dispose();

        foreach (var changed in new[] { $"{parts[0]}.{parts[1][..^6]}AAAAAA.{parts[2]}", $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}" })
        {
            using var answer = await Post(changed);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.OK, await Apply(client));
    }

    private async Task HasAccount()
    {
        if (await platform.InDatabase(db => db.Users.AnyAsync(one => one.IdentityNumber == "110101199003079198")))
            return;
        await platform.Ok(new AddUser("verified@example.test", "陈明", SamplePeople.Password) { IdentityNumber = "110101199003079198" });
    }

    private async Task<HttpResponseMessage> Post(string body)
    {
        using var client = platform.CreateClient();
        return await client.PostAsync(new Uri(Address, UriKind.Relative), new StringContent(body, null, "application/x-www-form-urlencoded"));
    }

    private static async Task<HttpStatusCode> Apply(HttpClient client)
    {
        using var answer = await client.GetAsync(new Uri("/apply", UriKind.Relative));
        return answer.StatusCode;
    }
}
