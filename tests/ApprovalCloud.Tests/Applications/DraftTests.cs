using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Requests;
using ApprovalCloud.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Tests.Applications;

/// <summary>Nobody begins applications without end.</summary>
public abstract class DraftTests(Platform platform)
{
    [Fact]
    public async Task Draft_BeyondTheMost_IsRefused_UntilOneIsSentOrDiscarded()
    {
        var options = platform.Services.GetRequiredService<IOptions<DraftOptions>>().Value;
        options.Most = 3;
        var given = new Given(platform);
        var first = await given.Draft();
        await given.Draft();
        var third = await given.Draft();

        Assert.Equal((ProblemKind.Conflict, "TooManyDrafts"), await Refused());
        Assert.NotEqual(Guid.Empty, await given.Draft(platform.OtherCitizen));
        await platform.Ok(new DiscardDraft(platform.Citizen, first));
        await given.Draft();
        Assert.Equal((ProblemKind.Conflict, "TooManyDrafts"), await Refused());
        await platform.Ok(new SubmitApplication(platform.Citizen, third));
        await given.Draft();
    }

    private async Task<(ProblemKind, string)> Refused() =>
        await platform.Send(new StartDraft(platform.Citizen, Given.Restaurant, new Dictionary<string, string>())) is { Problem: { } problem } ? (problem.Kind, problem.Rule) : default;
}

public sealed class DraftsOnSqlite(SqlitePlatform platform) : DraftTests(platform), IClassFixture<SqlitePlatform>;

public sealed class DraftsOnPostgres : DraftTests, IClassFixture<PostgresPlatform>
{
    public DraftsOnPostgres(PostgresPlatform platform) : base(platform) => PostgresPlatform.Require();
}
