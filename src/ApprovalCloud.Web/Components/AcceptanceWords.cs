using ApprovalCloud.Engine.Running;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>How a step came to be accepted, in words.</summary>
public static class AcceptanceWords
{
    public static string Of(AcceptanceKind manner, IStringLocalizer T) => manner switch
    {
        AcceptanceKind.Express => T["The department said so."],
        AcceptanceKind.AfterCorrection => T["Everything that was asked for has come."],
        AcceptanceKind.OnTheSpot => T["Something was put right on the spot, as the applicant agreed."],
        AcceptanceKind.WithDecision => T["It was decided without having been accepted before, so it counts from the day it was received."],
        AcceptanceKind.Deemed => T["The department said nothing in time, so it counts from the day it was received."],
    };
}
