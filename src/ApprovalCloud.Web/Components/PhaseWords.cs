using ApprovalCloud.Engine.Definition;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>The phases of a step within its department, in words.</summary>
public static class PhaseWords
{
    public static string Of(Phase phase, IStringLocalizer T) => phase switch
    {
        Phase.Accept => T["Acceptance"],
        Phase.Review => T["Review"],
        Phase.Decide => T["Decision"],
    };
}
