using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests;

/// <summary>Builds what the tests speak of.</summary>
internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public static readonly Person Applicant = new(new Guid(1, 0, 0, new byte[8]), "Li Na");

    public static readonly Actor Citizen = new(Applicant);

    public static Actor Clerk(string department, string name = "Anna", StepRoles roles = StepRoles.All) =>
        new(new Person(new Guid(2, (short)name.Length, 0, [.. name.PadRight(8)[..8].Select(letter => (byte)letter)]), name), department, roles);

    public static readonly Actor Supervisor = new(new Person(new Guid(9, 0, 0, new byte[8]), "Judge")) { IsSupervisor = true };

    private static readonly string[] Clerks = ["Anna", "Bo", "Dora"];

    /// <summary>Somebody else than whoever holds the step, who may work in its phase; null for the queue.</summary>
    public static Actor? Other(Step step, StepRun state, int pick)
    {
        var others = Clerks.Select(name => Clerk(step.Department, name))
            .Where(clerk => clerk.Person.Id != state.Assignee?.Id && !Phases.Barred(step, state).Contains(clerk.Person.Id)).ToList();
        return (state.Assignee is not null && pick % 4 == 0) || others.Count == 0 ? null : others[pick % others.Count];
    }

    /// <summary>Whoever holds the step, or one of those who may work in its phase.</summary>
    public static Actor Worker(Step step, StepRun state, int pick)
    {
        if (state.Assignee is { } holder)
            return Clerk(step.Department, holder.Name);
        var free = Clerks.Select(name => Clerk(step.Department, name)).Where(clerk => !Phases.Barred(step, state).Contains(clerk.Person.Id)).ToList();
        return free[pick % free.Count];
    }

    /// <summary>What brings an open step further: its decision, or what must come before it.</summary>
    public static StepDecision Next(Step step, StepRun state, Actor by, bool isRefused) => Phases.Of(step, state) switch
    {
        Phase.Accept => new Accept(by, step.Key, []),
        Phase.Review => new ConcludeReview(by, step.Key, isRefused ? Recommendation.Refuse : Recommendation.Grant, "examined"),
        Phase.Decide or null when isRefused => new Refuse(by, step.Key, "not allowed here"),
        Phase.Decide or null => new Grant(by, step.Key, ""),
    };

    public static Text Words(string words) => new(words, words + "（简）", words + "（繁）");

    public static Step Step(string key, string? when = null, string department = "health", params string[] needs) =>
        new(key, department, Words(key))
        {
            Needs = needs, When = when is null ? null : ConditionParser.Read(when), Limit = new Limit(10, 5), Reads = ["person.name"],
            SpecialProcedures = [SpecialProcedure.Testing],
        };

    /// <summary>A service that asks for every fact its steps and their conditions use.</summary>
    public static ServiceDefinition Service(params Step[] steps) => new("service", 1, Words("Service"), steps)
    {
        Sections = [Section(steps
            .SelectMany(step => (step.When?.Names ?? []).Concat(step.Reads))
            .Distinct().Select(fact => new Question(fact)))],
    };

    public static Section Section(IEnumerable<Question> questions) => new("form", Words("Form"), [.. questions]);

    public static Question Question(string fact, string? when = null, bool optional = false) =>
        new(fact) { When = when is null ? null : ConditionParser.Read(when), Optional = optional };

    public static Material Material(string key, string? when = null, params string[] readBy) =>
        new(key, Words(key), readBy) { When = when is null ? null : ConditionParser.Read(when) };

    public static Facts Facts(params (string Key, object Value)[] values) =>
        Engine.Definition.Facts.From(values.Select(pair => KeyValuePair.Create(pair.Key, pair.Value switch
        {
            bool yes => FactValue.Of(yes),
            int number => FactValue.Of((decimal)number),
            decimal number => FactValue.Of(number),
            DateOnly date => FactValue.Of(date),
            string text => FactValue.Of(text),
            _ => (FactValue)pair.Value,
        })));

    public static Facts Named(params (string Key, object Value)[] values) => Facts([("person.name", "Li Na"), .. values]);

    public static Run Started(ServiceDefinition service, Facts facts) =>
        WorkflowEngine.Start(service, facts, Applicant, Now).Run ?? throw new InvalidOperationException("It cannot be started.");

    /// <summary>The run after decisions that must all be legal.</summary>
    public static Run After(this Run run, ServiceDefinition service, params Decision[] decisions) => decisions.Aggregate(
        run, (now, decision) => WorkflowEngine.Decide(service, now, decision, Now) is { Run: { } next }
            ? next
            : throw new InvalidOperationException($"{decision}: {WorkflowEngine.Refuse(service, now, decision)}"));

    public static string Statuses(this Run run) => string.Join(" ", run.Steps.Select(step => $"{step.Key}:{step.Value.Status}"));
}
