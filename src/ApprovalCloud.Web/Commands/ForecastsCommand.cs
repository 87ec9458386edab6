using System.CommandLine;
using System.Globalization;
using ApprovalCloud.Core.Forecasts;
using ApprovalCloud.Core.Logs;

namespace ApprovalCloud.Web.Commands;

internal static class ForecastsCommand
{
    public static Command Create()
    {
        var learn = new Command("learn", "Learns from the platform's history, says how good it is, and forecasts what is open; the running platform does so every night.");
        learn.SetAction((_, cancel) => CommandLine.WithServices(async services =>
        {
            if (await services.GetRequiredService<LearnForecasts>().Run(cancel) is not { } model)
            {
                Console.WriteLine("Nothing to learn from: hardly anything has ended yet.");
                return 0;
            }

            Console.WriteLine(model.Evaluation is { } evaluation ? Words(evaluation) : "Too little history to learn from: the plain median by service and age, unmeasured.");
            Console.WriteLine($"{await services.GetRequiredService<MakeForecasts>().Run(cancel)} open applications forecast");
            return 0;
        }));
        var files = new Argument<FileInfo[]>("logs") { Description = "Event logs (XES, packed or not)." };
        var evaluate = new Command("evaluate", "How good forecasts would have been on the later part of an event log, beside the plain median.") { files };
        evaluate.SetAction(given =>
        {
            foreach (var file in given.GetValue(files)!)
            {
                using var content = file.OpenRead();
                using var reader = new XesReader(content, new LogMapping(), new LogOptions());
                var evaluation = Evaluation.Of(new Moments(LogCases.Of(reader.Traces())));
                Console.WriteLine($"{file.Name}: {(evaluation is null ? "too few cases" : Words(evaluation))}");
            }
        });
        return new Command("forecasts", "When open applications are expected to end.") { learn, evaluate };
    }

    private static string Words(Evaluation evaluation) => string.Create(CultureInfo.InvariantCulture,
        $"{evaluation.Moments} moments; off by {evaluation.Error:0.000} days on average, the median by kind and age by {evaluation.NaiveError:0.000} (the difference ± {evaluation.Doubt:0.000}; trees trusted to {evaluation.Weight:0%}); {evaluation.Within:0.0%} within the 80 % interval; Brier score of the risk {evaluation.RiskError:0.000}, of the plain share {evaluation.ShareError:0.000}");
}
