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

    public static string OpenQuestions(this IStringLocalizer T, int count) => count == 1
        ? T["1 question is still open"]
        : T["{0} questions are still open", count];
}
