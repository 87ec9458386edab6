using System.CommandLine;
using ApprovalCloud.Core.Ratings;
using ApprovalCloud.Core.Supervision;

namespace ApprovalCloud.Web.Commands;

internal static class DeadlinesCommand
{
    public static Command Create()
    {
        var all = new Option<bool>("--all") { Description = "Every open deadline, not only those that were provisional." };
        var recompute = new Command("recompute", "Reckons open deadlines again on the calendars as they are, and tells applicants of those that move. Safe to repeat.") { all };
        recompute.SetAction((given, cancel) => CommandLine.WithServices(async services =>
        {
            var result = await services.GetRequiredService<RecomputeDeadlines>().Run(given.GetValue(all), cancel);
            Print(result.Moved);
            Console.WriteLine($"{result.Moved.Count} deadlines moved, of {result.Reckoned} applications reckoned again; {result.Failed} failed");
            return result.Failed == 0 ? 0 : 1;
        }));
        var sweep = new Command("sweep", "Draws at once what deadlines have brought about; the running platform does so every minute. Safe to repeat.");
        sweep.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            var swept = await services.GetRequiredService<SweepDeadlines>().Run(cancel);
            var drawn = swept.Drawn;
            Console.WriteLine($"{swept.Applications} applications: {drawn.Deemed} accepted by silence, {drawn.Lapsed} lapsed, {drawn.Yellow} yellow and {drawn.Red} red cards, {drawn.Missed} limits missed, {drawn.Silent} granted by silence; {swept.Failed} failed");
            var ratings = await services.GetRequiredService<SweepRatings>().Run(cancel);
            Console.WriteLine($"Bad ratings: {ratings.Told} told of, {ratings.Missed} not answered in time; {ratings.Failed} failed");
            return swept.Failed + ratings.Failed == 0 ? 0 : 1;
        }));
        return new Command("deadlines", "Deadlines of running applications.") { recompute, sweep };
    }

    internal static void Print(IEnumerable<MovedDeadline> moved)
    {
        foreach (var date in moved)
            Console.WriteLine($"{date.Number} {(date.Step.Length == 0 ? "(whole application)" : date.Step)}: {date.Before:yyyy-MM-dd} -> {date.After:yyyy-MM-dd}");
    }
}
