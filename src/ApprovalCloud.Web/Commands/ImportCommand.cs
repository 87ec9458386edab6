using System.CommandLine;
using System.Diagnostics;
using ApprovalCloud.Core.Imports;
using ApprovalCloud.Core.Requests;
using MediatR;

namespace ApprovalCloud.Web.Commands;

internal static class ImportCommand
{
    public static Command Applications()
    {
        var file = new Argument<FileInfo>("file") { Description = "JSON lines, packed (gzip) or not: reference, service, submittedAt, applicant (identityNumber, name), facts." };
        var check = new Option<bool>("--check") { Description = "Says what is wrong, and imports nothing." };
        var command = new Command("applications", "Takes over the open applications of another system. Nothing is imported while a line is wrong; safe to repeat.") { file, check };
        command.SetAction((given, cancel) => CommandLine.WithServices(services => Import(services, given.GetValue(file)!, given.GetValue(check), cancel)));
        return command;
    }

    private static async Task<int> Import(IServiceProvider services, FileInfo file, bool onlyCheck, CancellationToken cancel)
    {
        if (!file.Exists)
            return WorkflowsCommand.Fail($"There is no file {file.FullName}. Nothing was imported.");
        await using var content = file.OpenRead();
        var begun = Stopwatch.GetTimestamp();
        var result = await services.GetRequiredService<IMediator>().Send(new ImportApplications(content, onlyCheck), cancel);
        if (result.Problem is { } problem)
        {
            foreach (var (place, words) in problem.Errors ?? new Dictionary<string, string[]>())
                await Console.Error.WriteLineAsync($"{file.Name}, line {place}: {string.Join(" ", words)}");
            return WorkflowsCommand.Fail(problem.Message.Here());
        }

        var imported = result.Value!;
        Console.WriteLine(onlyCheck
            ? "Every line can be imported."
            : FormattableString.Invariant($"{imported.Imported} applications imported in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s, {imported.AlreadyThere} were there already; the limit of {imported.Late} has passed."));
        return 0;
    }
}
