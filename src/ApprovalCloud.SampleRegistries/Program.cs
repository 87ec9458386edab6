using System.Globalization;

namespace ApprovalCloud.SampleRegistries;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        await using var app = SampleRegistriesApp.Build(args);
        await app.RunAsync();
    }
}
