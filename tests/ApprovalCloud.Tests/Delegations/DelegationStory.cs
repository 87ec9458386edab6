using ApprovalCloud.Core.Demo;
using ApprovalCloud.Core.Delegations;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Delegations;

/// <summary>The citizen lets the other citizen act for them.</summary>
internal sealed class DelegationStory(Platform platform)
{
    public const Acts Everything = Acts.Prepare | Acts.Send | Acts.Answer | Acts.Fetch | Acts.FetchSensitive;

    public Caller Principal => platform.Citizen;

    public Caller Delegate => platform.OtherCitizen;

    /// <summary>Days are reckoned from where the platform's clock stands.</summary>
    public DateOnly Today => new DelegationOptions().Office.DateOf(platform.Clock.GetUtcNow());

    public GiveDelegation Giving(Acts may = Everything, params string[] services) => new(
        Principal, "citizen2@example.test", SamplePeople.IdentityOf("citizen2@example.test"), may, services, Today, Today.AddDays(30));

    public async Task<Guid> Given(Acts may = Everything, params string[] services) => await Given(Giving(may, services));

    public async Task<Guid> Given(GiveDelegation giving)
    {
        var id = await platform.Ok(giving);
        await platform.Ok(new AcceptDelegation(Delegate, id));
        return id;
    }

    /// <summary>The caller as the door would make them for this application.</summary>
    public Task<Caller> At(Guid application, Caller? who = null) => platform.InScope(async services =>
        (who ?? Delegate) with { For = await services.GetRequiredService<FindActing>().In((who ?? Delegate).Id, application, ReadSource.Page, CancellationToken.None) });

    /// <summary>Somebody else with a verified identity.</summary>
    public async Task<Caller> Third()
    {
        var citizen = SampleCitizens.Resident(7);
        var there = await platform.InDatabase(db => db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Email == citizen.Email));
        return there is not null
            ? new Caller(there.Id, there.DisplayName)
            : new Caller(await platform.Ok(new AddUser(citizen.Email, citizen.Name, SamplePeople.Password) { IdentityNumber = citizen.IdentityNumber }), citizen.Name);
    }

    /// <summary>As if a clerk had once accepted: whoever has a part in an application decides nothing in it.</summary>
    public Task HasActed(Caller clerk) => platform.InDatabase(async db =>
    {
        var delegation = new Delegation(Guid.CreateVersion7(), Principal.Person, "clerk@example.test", "x", platform.Clock.GetUtcNow())
        {
            May = Acts.Prepare, From = platform.Clock.GetUtcNow(), Until = platform.Clock.GetUtcNow().AddDays(1),
        };
        delegation.Accept(new Person(clerk.Id, clerk.Name), platform.Clock.GetUtcNow());
        delegation.End(Principal.Person, platform.Clock.GetUtcNow());
        db.Add(delegation);
        return await db.SaveChangesAsync();
    });
}
