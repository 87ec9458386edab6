using System.CommandLine;
using System.Diagnostics;

namespace ApprovalCloud.Web.Commands;

/// <summary>Asks a node how it is: for containers that hold nothing else that could, and for whoever starts one node after the other.</summary>
internal static class HealthCommand
{
    public static Command Create()
    {
        var address = new Option<string>("--address") { Description = "What to ask.", DefaultValueFactory = _ => "http://127.0.0.1:5080/health/ready" };
        var within = new Option<int>("--within") { Description = "For how many seconds to go on asking until the answer is good." };
        var command = new Command("health", "Asks a running node whether it is ready.") { address, within };
        command.SetAction((given, cancel) => Ask(new Uri(given.GetValue(address)!), TimeSpan.FromSeconds(given.GetValue(within)), cancel));
        return command;
    }

    private static async Task<int> Ask(Uri address, TimeSpan within, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        var begun = Stopwatch.GetTimestamp();
        while (true)
        {
            var (isGood, said) = await Once(client, address, cancel);
            if (isGood || Stopwatch.GetElapsedTime(begun) >= within)
            {
                await (isGood ? Console.Out : Console.Error).WriteLineAsync(said);
                return isGood ? 0 : 1;
            }

            await Task.Delay(TimeSpan.FromSeconds(0.5), cancel);
        }
    }

    private static async Task<(bool IsGood, string Said)> Once(HttpClient client, Uri address, CancellationToken cancel)
    {
        try
        {
            using var answer = await client.GetAsync(address, cancel);
            return (answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancel));
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return (false, $"{address}: {exception.Message}");
        }
    }
}
