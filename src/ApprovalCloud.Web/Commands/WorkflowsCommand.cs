using System.CommandLine;
using System.Text.Json;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Api;

namespace ApprovalCloud.Web.Commands;

internal static class WorkflowsCommand
{
    public static Command Create() => new("workflows", "What service designers write.") { Check(), Plan(), BurdenCommand.Create() };

    private static Command Check()
    {
        var path = new Argument<string?>("path") { Description = "The folder to check.", DefaultValueFactory = _ => null };
        var check = new Command("check", "Checks services and runs their examples; names file, line and what to do.") { path };
        check.SetAction(given =>
        {
            var folder = WorkflowFolder.Find(given.GetValue(path), Directory.GetCurrentDirectory());
            if (!Directory.Exists(folder))
                return Fail($"There is no folder {folder}.");
            var (workflows, findings) = WorkflowsReader.ReadAndCheck(WorkflowFolder.Files(folder));
            foreach (var finding in findings)
                Console.Error.WriteLine(finding);
            Console.WriteLine(
                $"{workflows.Services.Count} services, {workflows.Examples.Count} examples, {findings.Count} findings");
            return findings.Count == 0 ? 0 : 1;
        });
        return check;
    }

    private static Command Plan()
    {
        var key = new Argument<string>("service") { Description = "The service's key." };
        var facts = new Option<FileInfo>("--facts") { Description = "A JSON file: fact to value.", Required = true };
        var plan = new Command("plan", "Prints what a service needs with these facts, and why.") { key, facts };
        plan.SetAction(given =>
        {
            var workflows = WorkflowFolder.Load(WorkflowFolder.Find(null, Directory.GetCurrentDirectory()));
            if (workflows.Find(given.GetValue(key)!) is not { } service)
                return Fail($"There is no service {given.GetValue(key)}. There are: {string.Join(", ", workflows.Current.Select(one => one.Key))}.");
            if (Read(given.GetValue(facts)!) is not { } typed)
                return 1;
            var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, JsonAnswers.Read(typed));
            foreach (var (fact, problem) in sheet.Problems)
                Console.Error.WriteLine($"{fact}: {problem.En}");
            Print(WorkflowEngine.Plan(service, sheet.Facts), workflows);
            return sheet.Problems.Count == 0 ? 0 : 1;
        });
        return plan;
    }

    internal static Dictionary<string, JsonElement>? Read(FileInfo file)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(File.ReadAllText(file.FullName));
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            Fail($"{file.FullName}: {exception.Message} Give a JSON object such as {{\"premises.area\": 320}}.");
            return null;
        }
    }

    private static void Print(Plan plan, Workflows workflows)
    {
        var reasons = new Reasons(workflows.Vocabulary);
        foreach (var step in plan.Steps.Where(step => step.Involvement != Involvement.NotRequired))
            Console.WriteLine($"{step.Involvement,-9} {new string(' ', 2 * step.Wave)}{step.Step.Key} ({step.Step.Department}): {reasons.Why(step, plan.Facts).En}");
        foreach (var material in plan.Materials)
            Console.WriteLine($"material  {material.Material.Key}");
        foreach (var question in plan.OpenQuestions)
            Console.WriteLine($"open      {question.Fact}: {reasons.Why(question).En}");
        Console.WriteLine($"{plan.WorkingDays} working days");
    }

    internal static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
