using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

public static class StatusWords
{
    public static (string Colour, string Words) Of(string status, IStringLocalizer<Text> T) => status switch
    {
        "Draft" => ("grey", T["Draft"]),
        "Waiting" => ("grey", T["Waiting"]),
        "InReview" => ("blue", T["In review"]),
        "Open" => ("blue", T["Being processed"]),
        "AwaitingApplicant" => ("orange", T["Waiting for applicant"]),
        "Suspended" => ("yellow", T["Paused"]),
        "Granted" => ("green", T["Granted"]),
        "PartlyGranted" => ("teal", T["Partly granted"]),
        "Refused" => ("red", T["Refused"]),
        "NotRequired" => ("grey", T["Not required"]),
        "Cancelled" => ("grey", T["Cancelled"]),
        "Withheld" => ("teal", T["Granted, documents to come"]),
        "NotAccepted" => ("red", T["Not accepted"]),
        "Lapsed" => ("grey", T["Lapsed"]),
        "Withdrawn" => ("grey", T["Withdrawn"]),
        _ => ("grey", status),
    };
}
