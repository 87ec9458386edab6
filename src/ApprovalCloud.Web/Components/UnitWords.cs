using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>Units of time, beside a field for a number of them.</summary>
public static class UnitWords
{
    public static string Of(TimeUnit unit, IStringLocalizer T) => unit switch
    {
        TimeUnit.WorkingDay => T["working days"],
        TimeUnit.CalendarDay => T["days"],
        TimeUnit.Week => T["weeks"],
        TimeUnit.Month => T["months"],
    };
}
