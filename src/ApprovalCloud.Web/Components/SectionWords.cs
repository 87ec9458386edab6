using ApprovalCloud.Core.Applications;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

public static class SectionWords
{
    public static string Of(SectionState state, IStringLocalizer<Text> T) => state switch
    {
        SectionState.CannotStart => T["Cannot start yet"],
        SectionState.NotStarted => T["Not started"],
        SectionState.InProgress => T["In progress"],
        SectionState.Optional => T["Optional"],
        SectionState.Done => T["Completed"],
    };

    /// <summary>What is done, and what cannot be begun, is not pointed at.</summary>
    public static string? Colour(SectionState state) => state switch
    {
        SectionState.NotStarted => "blue",
        SectionState.InProgress => "teal",
        SectionState.Optional or SectionState.CannotStart or SectionState.Done => null,
    };
}
