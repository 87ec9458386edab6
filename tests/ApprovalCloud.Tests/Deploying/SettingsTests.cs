namespace ApprovalCloud.Tests.Deploying;

/// <summary>A setting that is misspelled in a unit or a manifest would be a setting that is not made, and nobody would be told.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task EverySettingThatIsDelivered_IsAskedFor()
    {
        var settings = Delivered.Settings().ToList();

        Assert.Contains(settings, one => one.Key == "ConnectionStrings:Postgres");
        Assert.Contains(settings, one => one.Key == "Materials:S3:SecretKey");
        Assert.Empty(await AskedSettings.Ignored(settings));
    }

    [Fact]
    public async Task SettingThatNobodyKnows_IsFound() =>
        Assert.Equal(["Drain:Second", "Mail:Hosts"], await AskedSettings.Ignored([("Drain:Second", "5"), ("Drain:Seconds", "5"), ("Mail:Hosts", "a"), ("Mail:Host", "a"), ("Proxies", "10.0.0.1")]));
}
