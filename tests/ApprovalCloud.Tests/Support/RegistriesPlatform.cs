using Microsoft.AspNetCore.Hosting;

namespace ApprovalCloud.Tests.Support;

/// <summary>A platform that asks the sample registries, over HTTP.</summary>
public sealed class RegistriesPlatform : SqlitePlatform
{
    public SampleRegistriesServer Sample { get; } = new();

    protected override bool HasScriptedRegistries => false;

    public override async ValueTask InitializeAsync()
    {
        await Sample.InitializeAsync();
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Sample.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (key, value) in Sample.Settings)
            builder.UseSetting(key, value);
        // Tests make registries fail in a row, and go on to ask them.
        foreach (var registry in new[] { "population", "legal-persons", "premises", "real-estate", "birth-death", "marriage", "social-insurance" })
            builder.UseSetting($"Registries:{registry}:Break", "00:00:00.5");
    }
}
