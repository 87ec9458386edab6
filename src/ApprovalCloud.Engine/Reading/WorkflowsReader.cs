using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>One file of <c>workflows/</c>: its path from there, with slashes, and what it says.</summary>
public sealed record WorkflowFile(string Path, string Content);

/// <summary>Reads everything under <c>workflows/</c>; findings name file, line and what to do.</summary>
public static class WorkflowsReader
{
    private const int LongestFile = 500_000;

    public static (Workflows Workflows, IReadOnlyList<Finding> Findings) Read(IReadOnlyCollection<WorkflowFile> files)
    {
        var findings = new List<Finding>();
        var maps = files
            .Where(file => file.Path.EndsWith(".yaml", StringComparison.Ordinal))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => (file.Path, Map: Parse(file, findings)))
            .Where(file => file.Map is not null)
            .ToList();
        IEnumerable<MapReader> Under(string folder, bool examples = false) => maps
            .Where(file => file.Path.StartsWith(folder, StringComparison.Ordinal)
                && file.Path.EndsWith(".examples.yaml", StringComparison.Ordinal) == examples)
            .Select(file => file.Map!);

        var divisions = files.FirstOrDefault(file => file.Path == DivisionsReader.File) is { } table ? DivisionsReader.Read(table, findings) : null;
        var workflows = new Workflows(
            Under("departments.yaml").SelectMany(ReferenceReader.Departments).ToDictionary(department => department.Key),
            new Vocabulary(Under("facts.yaml").SelectMany(file => FactsReader.Read(file, divisions))),
            Under("calendars/").Select(ReferenceReader.Calendar).DistinctBy(calendar => calendar.Key).ToDictionary(calendar => calendar.Key),
            Under("jurisdictions/").Select(JurisdictionReader.Read).DistinctBy(law => law.Key).ToDictionary(law => law.Key),
            [.. Under("services/").Select(ServiceReader.Read)],
            [.. Under("services/", examples: true).SelectMany(ExampleReader.Read)])
        {
            Registries = Under("registries.yaml").SelectMany(RegistriesReader.Read).ToDictionary(registry => registry.Key),
            LifeEvents = [.. Under("life-events.yaml").SelectMany(ReferenceReader.LifeEvents)],
            Licences = Under("licences.yaml").SelectMany(LicencesReader.Read).ToDictionary(licence => licence.Key),
        };
        foreach (var service in workflows.Services)
            CheckPlace(service, findings);
        return (workflows.UnderTheirLaw(), findings);
    }

    /// <summary>Reads and checks; examples are run only where all else is well.</summary>
    public static (Workflows Workflows, IReadOnlyList<Finding> Findings) ReadAndCheck(IReadOnlyCollection<WorkflowFile> files)
    {
        var (workflows, findings) = Read(files);
        if (findings.Count > 0)
            return (workflows, findings);
        findings = [
            .. VocabularyChecker.Check(workflows),
            .. RegistryChecker.Check(workflows),
            .. LicenceChecker.Check(workflows),
            .. workflows.Services.SelectMany(service => DefinitionChecker.Check(service, workflows)),
        ];
        if (findings.Count == 0)
            findings = [.. workflows.Examples.SelectMany(example => ExampleRunner.Run(example, workflows))];
        return (workflows, findings);
    }

    private static MapReader? Parse(WorkflowFile file, List<Finding> findings)
    {
        if (file.Content.Length > LongestFile)
        {
            findings.Add(Finding.Of(FindingRule.YamlInvalid, file.Path, 1, $"longer than {LongestFile} characters"));
            return null;
        }

        using var text = new System.IO.StringReader(file.Content);
        var (parser, yaml) = (new PlainYaml(new Parser(text)), new YamlStream());
        try
        {
            yaml.Load(parser);
        }
        catch (YamlException exception)
        {
            findings.Add(Finding.Of(FindingRule.YamlInvalid, file.Path, (int)exception.Start.Line, exception.Message.TrimEnd('.')));
            return null;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The library means to throw a YamlException here, and does not.
            var line = (int)(parser.Current?.End.Line ?? 1);
            findings.Add(Finding.Of(FindingRule.YamlInvalid, file.Path, line, "a bracket, quotation or key has no end"));
            return null;
        }

        if (yaml.Documents.Count == 1)
            return MapReader.From(file.Path, yaml.Documents[0].RootNode, file.Path, findings);
        findings.Add(Finding.Of(FindingRule.YamlInvalid, file.Path, 1, $"{yaml.Documents.Count} documents in one file"));
        return null;
    }

    private static void CheckPlace(ServiceDefinition service, List<Finding> findings)
    {
        var place = $"services/{service.Key}/v{service.Version}.yaml";
        if (service.File != place)
            findings.Add(Finding.Of(FindingRule.FileMisplaced, service.File, 1, place, service.File));
    }
}
