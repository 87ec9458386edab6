using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>A platform with a mail server, on which everybody has typed what they should not have, everywhere.</summary>
public sealed class HostileWorld : ListeningPlatform
{
    protected override string Level => "Error";

    public const string Address = "https://approvals.example.test";

    internal SmtpServer Mail { get; } = new();

    internal HostileStory Story { get; private set; } = default!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Story = new HostileStory(this);
        await Story.Happens();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Mail.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Somebody is called so from now on.</summary>
    public async Task<Caller> Called(Caller person, string name)
    {
        await InDatabase(db => db.Users.Where(user => user.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(user => user.DisplayName, name)));
        return person with { Name = name };
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Mail:Host", "127.0.0.1");
        builder.UseSetting("Mail:Port", $"{Mail.Port}");
        builder.UseSetting("Mail:UseTls", "false");
        builder.UseSetting("Mail:PublicAddress", Address);
    }
}

/// <summary>Tests that look at one story from all sides.</summary>
[CollectionDefinition(nameof(HostileWorld))]
public sealed class SharingHostileWorld : ICollectionFixture<HostileWorld>;
