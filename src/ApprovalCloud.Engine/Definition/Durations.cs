namespace ApprovalCloud.Engine.Definition;

/// <summary>Lengths of time in words.</summary>
public static class Durations
{
    public static Text Say(this Duration duration) => duration.Unit switch
    {
        TimeUnit.WorkingDay => Say(duration.Length, "working day", "个工作日", "個工作日"),
        TimeUnit.CalendarDay => Say(duration.Length, "day", "日", "日"),
        TimeUnit.Week => Say(duration.Length, "week", "周", "週"),
        TimeUnit.Month => Say(duration.Length, "month", "个月", "個月"),
    };

    /// <summary>The unit, beside a field for a number of them.</summary>
    public static Text Units(this TimeUnit unit) => unit switch
    {
        TimeUnit.WorkingDay => new("working days", "个工作日", "個工作日"),
        TimeUnit.CalendarDay => new("days", "日", "日"),
        TimeUnit.Week => new("weeks", "周", "週"),
        TimeUnit.Month => new("months", "个月", "個月"),
    };

    private static Text Say(int length, string en, string zhHans, string zhHant) =>
        new($"{length} {en}{(length == 1 ? "" : "s")}", $"{length} {zhHans}", $"{length} {zhHant}");
}
