using System.Diagnostics;
using System.Text.Json;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Api;

[Collection(nameof(ServedPlatform))]
public sealed class CurlTests(ServedPlatform platform)
{
    [Fact]
    public async Task Restaurant_WithNothingButCurl_GoesThroughEveryDepartment()
    {
        using var curl = Process.Start(new ProcessStartInfo("bash", [Path.Combine(AppContext.BaseDirectory, "Api", "restaurant.sh"), platform.Address.ToString().TrimEnd('/')])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        await curl.StandardInput.WriteAsync(JsonSerializer.Serialize(Given.LargeRestaurant(platform.Workflows).Facts));
        curl.StandardInput.Close();
        var said = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();

        Assert.True(curl.ExitCode == 0, said + await curl.StandardError.ReadToEndAsync());
        Assert.Contains("open: ecology fire-rescue housing-construction market-supervision tobacco urban-management", said);
        Assert.Contains("status: Granted", said);
    }
}
