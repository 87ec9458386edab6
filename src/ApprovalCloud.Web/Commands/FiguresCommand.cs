using System.CommandLine;
using ApprovalCloud.Core.Figures;

namespace ApprovalCloud.Web.Commands;

internal static class FiguresCommand
{
    private const int MostShown = 50;

    public static Command Create()
    {
        var repair = new Option<bool>("--repair") { Description = "Puts the figures right where they differ." };
        var recount = new Command("recount", "Counts every application and step again, and says where the figures of desk and watch differ.") { repair };
        recount.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            var isRepaired = given.GetValue(repair);
            var recounted = await services.GetRequiredService<RecountFigures>().Run(isRepaired, cancel);
            foreach (var one in recounted.Differences.Take(MostShown))
                await Console.Error.WriteLineAsync($"{one.Key.Kind} {one.Key.Service} {one.Key.Department} {one.Key.Step} {one.Key.Subject} {one.Key.Channel} {one.Key.Month} at {one.Value}: kept {one.Kept}, counted {one.Counted}");
            Console.WriteLine($"{recounted.Applications} applications, {recounted.Steps} steps, {recounted.Figures} figures, {recounted.Differences.Count} differences{(isRepaired && recounted.Differences.Count > 0 ? ", put right" : "")}");
            return recounted.Differences.Count == 0 || isRepaired ? 0 : 1;
        }));
        return new Command("figures", "The figures that are kept as work goes on.") { recount };
    }
}
