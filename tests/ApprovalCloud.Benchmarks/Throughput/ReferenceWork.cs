namespace ApprovalCloud.Benchmarks.Throughput;

/// <summary>A step of the reference work: its department decides it as soon as all that it needs is granted.</summary>
internal sealed record WorkStep(string Key, string Department, int[] Needs);

/// <summary>
/// One application: submitted with forty facts, then decided six times, one step, four beside each other, one. Seven commits
/// at least, each durable before it is answered.
/// </summary>
internal static class ReferenceWork
{
    public const string Service = "reference-work";

    /// <summary>The same, where rules grant every step at once.</summary>
    public const string Instant = "reference-instant";

    public const int Facts = 40;

    public static IReadOnlyList<WorkStep> Steps { get; } =
    [
        new("registration", "administrative-approval", []),
        new("food-licence", "market-supervision", [0]),
        new("fire-inspection", "fire-rescue", [0]),
        new("environmental-record", "ecology", [0]),
        new("signage", "urban-management", [0]),
        new("opening", "housing-construction", [1, 2, 3, 4]),
    ];

    public static string KeyOf(int fact) => $"work.fact{fact}";

    /// <summary>Half of the facts are words, the others numbers, sums of money, choices, days and yes or no.</summary>
    public static string TypeOf(int fact) => (fact % 10) switch
    {
        0 or 1 or 2 or 3 or 4 => "text",
        5 => "number",
        6 => "money",
        7 => "choice",
        8 => "date",
        _ => "boolean",
    };

    public static IReadOnlyDictionary<string, object> Answers { get; } = Enumerable.Range(0, Facts).ToDictionary(KeyOf, object (fact) => TypeOf(fact) switch
    {
        "text" => $"思源大道{fact}号1幢1层2号",
        "number" => 100 + fact,
        "money" => 50_000 + fact,
        "choice" => "second",
        "date" => "2026-03-02",
        _ => true,
    });
}
