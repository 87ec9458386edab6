using ApprovalCloud.Engine.Definition;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>
/// Reads steps, and hands down to them what their stages say: a step that needs nothing within its stage needs what the
/// stage needs, and whoever needs a stage needs the last steps of it.
/// </summary>
internal static class StageReader
{
    private sealed record Node(string Key, IReadOnlyList<string> Needs, Step? Step, Stage? Stage, List<Node> Inside)
    {
        public IEnumerable<Node> All => [this, .. Inside.SelectMany(node => node.All)];

        /// <summary>The steps that end it: itself, or those of a stage that nothing beside them in the stage needs.</summary>
        public IEnumerable<string> LastSteps => Step is null
            ? Inside.Where(inside => !Inside.Exists(other => other.Needs.Contains(inside.Key))).SelectMany(inside => inside.LastSteps)
            : [Key];
    }

    public static (List<Step> Steps, List<Stage> Stages) Read(MapReader map)
    {
        var roots = map.Maps("steps").Select(item => ReadNode(item, null, null)).ToList();
        var all = roots.SelectMany(root => root.All).ToList();
        var stages = all.Where(node => node.Stage is not null).DistinctBy(node => node.Key).ToDictionary(node => node.Key);
        var steps = roots.SelectMany(root => Flatten(root, [], stages)).ToList();
        return (steps, [.. all.Select(node => node.Stage).OfType<Stage>()]);
    }

    private static Node ReadNode(MapReader map, string? within, Condition? inherited)
    {
        var isStage = map.Has("steps");
        var key = map.String("key", Shape.Key);
        var needs = map.Strings("needs");
        var when = Condition.Both(inherited, map.Condition("when"));
        var node = isStage
            ? new Node(key, needs, null, new Stage(key, map.Text("title"), map.String("lead"), within, map.Line),
                [.. map.Maps("steps").Select(item => ReadNode(item, key, when))])
            : new Node(key, needs, ReadStep(map, key, within, when), null, []);
        if (isStage && node.Inside.Count == 0)
            map.Report(FindingRule.ValueInvalid, map.LineOf("steps"), "[]", "steps", "at least one step");
        map.End();
        return node;
    }

    private static Step ReadStep(MapReader map, string key, string? stage, Condition? when)
    {
        var reads = map.Items("reads", required: true).Select(item => ReadRead(map, item)).ToList();
        return new(key, map.String("department"), map.Text("title"))
        {
            When = when,
            Reads = [.. reads.Select(read => read.Fact)],
            ReadBases = reads.Where(read => read.Basis is not null).DistinctBy(read => read.Fact).ToDictionary(read => read.Fact, read => read.Basis!),
            Limit = ServiceReader.ReadLimit(map),
            LegalBasis = map.Text("legal-basis"),
            OnRefusal = map.Choice("on-refusal", (OnRefusal?)OnRefusal.StopDependents),
            SpecialProcedures = map.Choices<SpecialProcedure>("special-procedures"),
            Phases = map.Choices<Phase>("phases"),
            SecondPerson = map.Flag("second-person"),
            Result = map.Text("result"),
            Issues = map.OptionalString("issues"),
            Renews = map.OptionalString("renews"),
            Silence = map.OptionalChoice<Silence>("silence"),
            Visits = map.Flag("visit"),
            Bulk = map.Flag("bulk"),
            Instant = Instant(map),
            Commitment = Commitment(map),
            Separately = Separately(map),
            Fee = Fee(map),
            Stage = stage,
            Line = map.Line,
        };
    }

    private static (string Fact, Text? Basis) ReadRead(MapReader step, YamlNode node)
    {
        if (node is not YamlMappingNode || step.Nested(node, "reads") is not { } map)
            return (step.String(node, "reads"), null);
        var read = (map.String("fact"), map.Text("legal-basis"));
        map.End();
        return read;
    }

    private static SeparateProcedure Separately(MapReader step)
    {
        if (step.OptionalMap("separately") is not { } map)
            return new SeparateProcedure(0, 0);
        var separately = new SeparateProcedure(map.OptionalInt("materials") ?? 0, map.OptionalInt("visits") ?? 0);
        map.End();
        return separately;
    }

    private static Fee? Fee(MapReader step)
    {
        if (step.OptionalMap("fee") is not { } map)
            return null;
        var fee = new Fee(map.Int("amount"), map.Text("for"), map.Text("legal-basis"));
        map.End();
        return fee;
    }

    private static InstantRule? Instant(MapReader step)
    {
        if (step.OptionalMap("instant") is not { } map)
            return null;
        var (when, version) = (map.Condition("grant-when", required: true), map.Int("rule-version"));
        var (trust, audit) = (map.Choice<Trust>("lowest-trust", Trust.A, name => name), map.Int("audit-percent"));
        if (audit > 100)
            map.Report(FindingRule.ValueInvalid, map.LineOf("audit-percent"), $"{audit}", "audit-percent", "a whole number from 1 to 100");
        map.End();
        return when is null ? null : new InstantRule(when, version, trust, audit);
    }

    private static CommitmentRule? Commitment(MapReader step)
    {
        if (step.OptionalMap("commitment") is not { } map)
            return null;
        var rule = new CommitmentRule(map.Text("terms"), map.Duration("check-within"), map.Duration("rectify-within"));
        map.End();
        return rule;
    }

    private static IEnumerable<Step> Flatten(Node node, IReadOnlyList<string> handedDown, Dictionary<string, Node> stages)
    {
        if (node.Step is { } step)
        {
            string[] needs = [.. handedDown, .. node.Needs.SelectMany(need => LastSteps(need, stages))];
            return [step with { Needs = [.. needs.Distinct()] }];
        }

        var own = node.Inside.Select(inside => inside.Key).ToHashSet();
        string[] outer = [.. handedDown, .. node.Needs.SelectMany(need => LastSteps(need, stages))];
        return node.Inside.SelectMany(inside => Flatten(inside, inside.Needs.Any(own.Contains) ? [] : outer, stages));
    }

    private static IEnumerable<string> LastSteps(string need, Dictionary<string, Node> stages) =>
        stages.TryGetValue(need, out var stage) ? stage.LastSteps : [need];
}
