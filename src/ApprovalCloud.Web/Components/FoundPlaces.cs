using ApprovalCloud.Core.Services.Search;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>Says where in a service something was found.</summary>
public static class FoundPlaces
{
    public static string Say(this IStringLocalizer T, FoundIn place) => place switch
    {
        FoundIn.Title => T["Name"],
        FoundIn.AlsoCalled => T["Also called"],
        FoundIn.Result => T["You receive"],
        FoundIn.LifeEvent => T["Life event"],
        FoundIn.Step => T["Step"],
        FoundIn.Department => T["Department"],
        FoundIn.Material => T["Paper"],
        FoundIn.Summary => T["Description"],
    };
}
