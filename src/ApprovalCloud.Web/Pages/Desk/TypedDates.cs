using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Pages.Desk;

/// <summary>Days and times as they are typed: what cannot be read is said at its field, and stays there.</summary>
internal static class TypedDates
{
    public static DateOnly? Day(this ModelStateDictionary form, string field, string? typed, IStringLocalizer T)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (DateOnly.TryParse(typed, CultureInfo.InvariantCulture, out var day))
            return day;
        form.AddModelError(field, T["Enter a date, such as 2026-03-27"]);
        return null;
    }

    public static TimeOnly? Time(this ModelStateDictionary form, string field, string? typed, IStringLocalizer T)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (TimeOnly.TryParse(typed, CultureInfo.InvariantCulture, out var time))
            return time;
        form.AddModelError(field, T["Enter a time, such as 14:30"]);
        return null;
    }
}
