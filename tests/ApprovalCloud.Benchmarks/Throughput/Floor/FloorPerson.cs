namespace ApprovalCloud.Benchmarks.Throughput.Floor;

/// <summary>Who asks, as far as the floor must know it.</summary>
internal sealed record FloorPerson(Guid Id, string Name, string Department)
{
    public static FloorPerson Applicant { get; } = new(Guid.CreateVersion7(), "陈思雨", "");

    public static IReadOnlyList<FloorPerson> Clerks { get; } = [.. ReferenceWork.Steps.Select(step => new FloorPerson(Guid.CreateVersion7(), "徐艳", step.Department))];
}
