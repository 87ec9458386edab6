using System.CommandLine;
using System.Globalization;
using ApprovalCloud.Core.Applications;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using ApprovalCloud.Web.Api;

namespace ApprovalCloud.Web.Commands;

/// <summary>What services ask, beside what the departments' separate procedures would.</summary>
internal static class BurdenCommand
{
    private static readonly int[] Widths = [8, 7, 10, 6, 11, 11, 6, 4, 11, 5, 9, 9];

    public static Command Create()
    {
        var key = new Argument<string?>("service") { Description = "The service's key; every service without it.", DefaultValueFactory = _ => null };
        var facts = new Option<FileInfo?>("--facts") { Description = "A JSON file, fact to value, in place of the worked examples." };
        var burden = new Command("burden", "Prints what a service asks, and what the separate procedures of its departments would.") { key, facts };
        burden.SetAction(given => Print(given.GetValue(key), given.GetValue(facts)));
        return burden;
    }

    private static int Print(string? key, FileInfo? file)
    {
        var workflows = WorkflowFolder.Load(WorkflowFolder.Find(null, Directory.GetCurrentDirectory()));
        var services = workflows.Current.Where(service => key is null || service.Key == key).ToList();
        if (services.Count == 0)
            return WorkflowsCommand.Fail($"There is no service {key}. There are: {string.Join(", ", workflows.Current.Select(one => one.Key))}.");
        if (file is not null && key is null)
            return WorkflowsCommand.Fail("Name the service to which the facts belong.");
        Console.WriteLine("Every registry answers; licences count that one proves or that the same application issues.");
        Console.WriteLine("again: questions that several separate forms would ask. here/apart: questions asked here, per hundred on the separate forms.");
        return services.All(service => Print(service, workflows, file)) ? 0 : 1;
    }

    private static bool Print(ServiceDefinition service, Workflows workflows, FileInfo? file)
    {
        if (Cases(service, workflows, file) is not { } cases)
            return false;
        Console.WriteLine();
        Console.WriteLine($"{service.Key} v{service.Version}: {service.Title.En}");
        Console.WriteLine("--------------- questions ----------------    ---- materials ----    --- visits ---   - working days -");
        Write("separate", "asked", "prefilled", "again", "here/apart", "separate", "asked", "met", "separate", "here", "by law", "promised", "");
        foreach (var (name, facts) in cases)
        {
            var burden = ExpectedBurden.Of(workflows, service, facts);
            Write(burden.SeparateQuestions, burden.Asked, burden.Prefilled, burden.Duplicates,
                burden.SeparateQuestions == 0 ? "-" : ((decimal)burden.Asked / burden.SeparateQuestions).ToString("0.0%", CultureInfo.InvariantCulture),
                burden.SeparateMaterials, burden.MaterialsAsked, burden.MaterialsMet,
                burden.SeparateVisits, burden.Visits, burden.SeparateDays, burden.Days, name);
            if (WorkflowEngine.Plan(service, facts).Steps.Any(step => step.Involvement == Involvement.Possible))
                Console.WriteLine("Steps that hang on what these facts do not say are not counted.");
        }

        return true;
    }

    private static List<(string Name, Facts Facts)>? Cases(ServiceDefinition service, Workflows workflows, FileInfo? file)
    {
        if (file is null)
        {
            return [.. workflows.Examples.Where(example => example.Service == service.Key && example.Version == service.Version)
                .Select(example => (example.Name, ExampleRunner.FactsOf(example, workflows.Vocabulary)))];
        }

        if (WorkflowsCommand.Read(file) is not { } typed)
            return null;
        var sheet = AnswerSheet.Typed(service, workflows.Vocabulary, JsonAnswers.Read(typed));
        foreach (var (fact, problem) in sheet.Problems)
            Console.Error.WriteLine($"{fact}: {problem.En}");
        return sheet.Problems.Count == 0 ? [(file.Name, sheet.Facts)] : null;
    }

    // The last cell is the case's name, and as wide as it is.
    private static void Write(params object[] cells) => Console.WriteLine(
        (string.Concat(Widths.Select((width, place) => $"{cells[place]}".PadLeft(width))) + "  " + cells[^1]).TrimEnd());
}
