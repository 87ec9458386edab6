using System.Text;
using System.Text.Json;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using ApprovalCloud.Engine.Tests.Reading;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Fuzz;

/// <summary>What designers write and people type: a value or words about what is wrong, and nothing else.</summary>
public sealed class EngineFuzzTests(ITestOutputHelper output)
{
    private static readonly Lazy<Workflows> Shipped = new(() => WorkflowFolder.Load(Path.Combine(Repository.Root, "workflows")));

    private static readonly FactDefinition Shareholders = Shipped.Value.Vocabulary.All.First(fact => fact.Type == FactType.List);

    private readonly Fuzzer fuzzer = new(output);

    private static byte[][] Utf8(params IEnumerable<string> samples) => [.. samples.Select(Encoding.UTF8.GetBytes)];

    [Fact]
    public Task Conditions_AreParsedAndEvaluated_OrRefused()
    {
        var service = Shipped.Value.Services.First(one => one.Key == Given.Restaurant);
        var items = Enumerable.Range(1, 5).Select(number => Facts.Unknown.With("n", FactValue.Of(number)).With("huge", FactValue.Of(999_999_999_999m))).ToList();
        var facts = Facts.Unknown.With("a.list", new FactValue.OfList(items)).With("a.n", FactValue.Of(1_000_000_000_000m)).With("a.t", FactValue.Of("x"))
            .With("a.d", FactValue.Of(new DateOnly(2026, 3, 3))).With("a.b", FactValue.True).With("a.none", FactValue.None);
        var words = new ReadBack(Shipped.Value.Vocabulary);
        return fuzzer.Run("conditions (S-FEEL)", Utf8([
            .. service.Steps.Select(step => step.When?.Source).OfType<string>().Distinct(),
            "every one in a.list satisfies some two in a.list satisfies one.n < two.n", "sum(a.list.huge) * a.n * a.n > 1", "count(a.list) between 1 and 9 or a.t in (\"x\", \"y\")",
            "a.d in [date(\"2026-01-01\")..date(\"2026-12-31\")) and not(a.b = false)", "-a.n / 0 <= 2.50", "a.none != null",
            string.Concat(Enumerable.Repeat("some one in a.list satisfies ", 60)) + "one.n > 9",
        ]), input =>
        {
            if (!ConditionParser.TryParse(Mutation.Text(input), out var condition, out var error))
            {
                Assert.NotEmpty(error);
                return;
            }

            condition.Evaluate(Facts.Unknown);
            condition.Evaluate(facts);
            words.Rule(condition);
            words.Reason(condition, facts);
        });
    }

    [Fact]
    public Task WorkflowFiles_AreReadAndChecked_OrFindingsSayWhatIsWrong()
    {
        string[] files = [.. SmallWorkflows.Files.Keys];
        return fuzzer.Run("workflow files (YAML)", Utf8(SmallWorkflows.Files.Values), input => SmallWorkflows.Check(files[input.Length % files.Length], Mutation.Text(input)));
    }

    [Fact]
    public Task Divisions_AreRead_OrFindingsSayWhatIsWrong()
    {
        var table = string.Join('\n', File.ReadLines(Path.Combine(Repository.Root, "workflows", "divisions", "cn.csv")).Take(60));
        return fuzzer.Run("divisions (CSV)", Utf8(table), input =>
        {
            var (workflows, _) = WorkflowsReader.Read([new WorkflowFile("divisions/cn.csv", Mutation.Text(input)), new WorkflowFile(SmallWorkflows.Facts, SmallWorkflows.Files[SmallWorkflows.Facts])]);
            foreach (var fact in workflows.Vocabulary.All.Where(fact => fact.Divisions is not null))
                AddressReader.Read(fact, fact.Divisions!, Mutation.Text(input));
        });
    }

    [Fact]
    public Task Answers_AreReadAsValues_OrWordsSayWhatToEnter()
    {
        // One of each type is enough: what is wrong is wrong for all of it.
        var facts = Shipped.Value.Vocabulary.All.DistinctBy(fact => (fact.Type, fact.Divisions is null)).ToList();
        return fuzzer.Run("answers (all types of facts)", Utf8([
            "11010519491231002X", "91110105MA0000001X", "13800138000", "+86 10 6552 9988", "400-800-1234", "2026年1月31日", "2026-01-31", "¥1,234.50", "50万元", "１２３", "a@example.test",
            "四川省广安市广安区学府路 8 号", "true", "杨帆 60%；周敏 40%", """[{"name":"杨帆","share":60},{"name":"周敏","share":"40"}]""", new string('9', 400),
        ]), input =>
        {
            var text = Mutation.Text(input);
            foreach (var fact in facts)
            {
                var (value, _) = FactReader.Read(fact, text);
                if (value is null)
                    continue;
                // What is stored is read again, and then says the same.
                Assert.Equal(value, FactReader.Kept(fact, value.ToString()).Value);
                fact.Show(value);
            }

            ListReader.Read(Shareholders, text);
        });
    }

    [Fact]
    public Task Identifiers_AreRight_OrAreNot() => fuzzer.Run("identifiers", Utf8([
        "11010519491231002X", "91110105MA0000001X", "1.2.156.3005.2.11100000000013338W001.11511600MB1234567A.20260000001.001.X", "/a~1b/0/~0c", "tasks.read tasks.decide",
    ]), input =>
    {
        var text = Mutation.Text(input);
        Identifiers.IsResidentId(text);
        Identifiers.IsUscc(text);
        LicenceNumber.Read(text);
        Core.Clients.Scope.Parse(text);
        Web.Components.Tick.Read([text]);
        JsonPointer.IsValid(text);
        ListJson.Read(text);
        using var document = JsonDocument.Parse("""{"a/b":[{"~c":1}]}""");
        JsonPointer.Find(document.RootElement, text);
    });
}
