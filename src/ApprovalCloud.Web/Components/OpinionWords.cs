using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>What another department says, in words.</summary>
public static class OpinionWords
{
    public static string Of(Stance stance, IStringLocalizer T) => stance switch
    {
        Stance.Agree => T["It agrees"],
        Stance.Disagree => T["It disagrees"],
        Stance.NoComment => T["It has no comment"],
        Stance.Declined => T["It gives no opinion"],
    };
}
