using System.Collections.Concurrent;
using ApprovalCloud.Core;
using ApprovalCloud.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>Settings that write down which of them the platform asks for, while it is built and its options are made.</summary>
internal sealed class AskedSettings(IEnumerable<(string Key, string Value)> settings) : ConfigurationProvider, IConfigurationSource
{
    private readonly ConcurrentDictionary<string, bool> asked = new(StringComparer.OrdinalIgnoreCase);

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    public override void Load()
    {
        foreach (var (key, value) in settings)
            Set(key, value);
    }

    public override bool TryGet(string key, out string? value)
    {
        asked[key] = true;
        return base.TryGet(key, out value);
    }

    /// <summary>Those that nobody asks for.</summary>
    public static async Task<IReadOnlyList<string>> Ignored(IReadOnlyList<(string Key, string Value)> settings)
    {
        var source = new AskedSettings(settings);
        var options = new List<Type>();
        await using var app = WebSetup.Build(["--Jobs:Enabled=false"], services =>
        {
            ((IConfigurationBuilder)services.Last(one => one.ServiceType == typeof(IConfiguration)).ImplementationFactory!(null!)).Add(source);
            services.AddSingleton(services);
        });
        foreach (var made in app.Services.GetRequiredService<IServiceCollection>().Select(one => one.ServiceType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IConfigureOptions<>)).Select(type => type.GenericTypeArguments[0]).Distinct()
            .Where(type => type.Assembly == typeof(CoreSetup).Assembly || type.Assembly == typeof(WebSetup).Assembly || type == typeof(ForwardedHeadersOptions)))
        {
            options.Add(made);
            var holder = typeof(IOptions<>).MakeGenericType(made);
            holder.GetProperty(nameof(IOptions<>.Value))!.GetValue(app.Services.GetRequiredService(holder));
        }

        Assert.NotEmpty(options);
        return [.. settings.Select(one => one.Key).Where(key => !source.asked.ContainsKey(key)).Order()];
    }
}
