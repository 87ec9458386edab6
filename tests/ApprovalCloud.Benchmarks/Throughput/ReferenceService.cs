using System.Text;
using ApprovalCloud.Core.Services;

namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>The platform's own workflows with the services of the reference work beside them, in a folder of their own.</summary>
internal sealed class ReferenceService : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("throughput-");

    public ReferenceService()
    {
        var own = WorkflowFolder.Find(null, AppContext.BaseDirectory);
        foreach (var file in Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(own, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.AppendAllText(Path.Combine(folder.FullName, "facts.yaml"), Facts());
        foreach (var (key, code) in new[] { (ReferenceWork.Service, "RW01"), (ReferenceWork.Instant, "RW02") })
        {
            var service = Directory.CreateDirectory(Path.Combine(folder.FullName, "services", key));
            File.WriteAllText(Path.Combine(service.FullName, "v1.yaml"), Service(key, code));
        }
    }

    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    private static string Text(string words) => $"{{ en: {words}, zh-Hans: {words}, zh-Hant: {words} }}";

    private static string Facts()
    {
        var yaml = new StringBuilder("\n");
        for (var fact = 0; fact < ReferenceWork.Facts; fact++)
        {
            yaml.AppendLine($"  {ReferenceWork.KeyOf(fact)}:");
            yaml.AppendLine($"    label: {Text($"Fact {fact}")}");
            yaml.AppendLine($"    question: {Text($"What is fact {fact}?")}");
            yaml.AppendLine($"    type: {ReferenceWork.TypeOf(fact)}");
            if (ReferenceWork.TypeOf(fact) == "choice")
                yaml.AppendLine($"    choices: {{ first: {Text("First")}, second: {Text("Second")} }}");
            yaml.AppendLine("    sensitivity: public");
        }

        return yaml.ToString();
    }

    private static string Service(string key, string code)
    {
        var law = Text("Administrative Licensing Law article 42");
        var yaml = new StringBuilder($"""
            key: {key}
            version: 1
            code: {code}
            title: {Text("Reference work")}
            summary: {Text("What speed is measured with.")}
            audience: business
            jurisdiction: cn
            legal-basis: [{law}]
            limit: {"{ statutory: 45, promised: 30 }"}
            sections:
              - key: all
                title: {Text("All facts")}
                questions: [{string.Join(", ", Enumerable.Range(0, ReferenceWork.Facts).Select(ReferenceWork.KeyOf))}]
            steps:

            """);
        foreach (var (step, place) in ReferenceWork.Steps.Select((step, place) => (step, place)))
        {
            // The first ten facts are read by everybody, the others by one department each.
            var reads = Enumerable.Range(0, ReferenceWork.Facts).Where(fact => fact < 10 || fact % ReferenceWork.Steps.Count == place).Select(ReferenceWork.KeyOf);
            yaml.AppendLine($"  - key: {step.Key}");
            yaml.AppendLine($"    title: {Text($"Step {place}")}");
            yaml.AppendLine($"    department: {step.Department}");
            if (step.Needs.Length > 0)
                yaml.AppendLine($"    needs: [{string.Join(", ", step.Needs.Select(need => ReferenceWork.Steps[need].Key))}]");
            yaml.AppendLine($"    reads: [{string.Join(", ", reads)}]");
            yaml.AppendLine("    limit: { statutory: 10, promised: 5 }");
            yaml.AppendLine($"    legal-basis: {law}");
            yaml.AppendLine("    on-refusal: stop-dependents");
            yaml.AppendLine($"    result: {Text($"Result {place}")}");
            yaml.AppendLine("    separately: { materials: 1, visits: 1 }");
            if (key == ReferenceWork.Instant)
                yaml.AppendLine($"    instant: {{ grant-when: {ReferenceWork.KeyOf(5)} >= 100, rule-version: 1, lowest-trust: D, audit-percent: 1 }}");
        }

        return yaml.ToString();
    }
}
