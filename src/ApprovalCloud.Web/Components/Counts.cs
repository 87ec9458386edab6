using ApprovalCloud.Core.OpenStatistics;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>Numbers of things, with singular and plural.</summary>
public static class Counts
{
    public static string WorkingDays(this IStringLocalizer T, int count) => count == 1 ? T["1 working day"] : T["{0} working days", count];

    public static string Departments(this IStringLocalizer T, int count) => count == 1 ? T["1 department"] : T["{0} departments", count];

    public static string Steps(this IStringLocalizer T, int count) => count == 1 ? T["1 step"] : T["{0} steps", count];

    public static string MoreSteps(this IStringLocalizer T, int count) => count == 1
        ? T["1 more step depends on what is still open."]
        : T["{0} more steps depend on what is still open.", count];

    /// <summary>A count that everybody may know; null where it would tell of a few.</summary>
    public static string Published(this IStringLocalizer T, int? count) => count is { } known ? Display.Number(known) : T["left out"];

    /// <summary>A count that is rounded; null where it is of fewer than are told of.</summary>
    public static string About(this IStringLocalizer T, int? count) => count is > 0 and var known ? T["about {0}", Display.Number(known)] : count == 0 ? T["0"] : T["fewer than {0}", Suppression.Fewest];

    public static string OpenQuestions(this IStringLocalizer T, int count) => count == 1
        ? T["1 question is still open"]
        : T["{0} questions are still open", count];
}
