namespace ApprovalCloud.Core.Logs;

/// <summary>Which attributes of a case mean what; where nothing is named, those that known logs use.</summary>
/// <param name="EventDue">The attribute of an event that says until when it was due.</param>
public sealed record LogMapping(
    string? Department = null, string? Channel = null, string? Deadline = null, string? PlannedEnd = null, string? Start = null, string? End = null,
    string? EventDue = null)
{
    private static readonly string[] Departments = ["department"];
    private static readonly string[] Channels = ["channel"];
    private static readonly string[] Deadlines = ["deadline"];
    private static readonly string[] PlannedEnds = ["enddate_planned", "endDatePlanned"];
    private static readonly string[] Starts = ["startdate", "startDate", "REG_DATE"];
    private static readonly string[] Ends = ["enddate", "endDate"];
    private static readonly string[] Dues = ["dueDate"];

    internal bool IsDepartment(string key) => Is(key, Department, Departments);

    internal bool IsChannel(string key) => Is(key, Channel, Channels);

    internal bool IsDeadline(string key) => Is(key, Deadline, Deadlines);

    internal bool IsPlannedEnd(string key) => Is(key, PlannedEnd, PlannedEnds);

    internal bool IsStart(string key) => Is(key, Start, Starts);

    internal bool IsEnd(string key) => Is(key, End, Ends);

    internal bool IsEventDue(string key) => Is(key, EventDue, Dues);

    private static bool Is(string key, string? named, string[] known) => named is null ? known.Contains(key) : key == named;
}
