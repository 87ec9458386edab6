using ApprovalCloud.Core.Tasks;
using ApprovalCloud.Web.Localisation;
using Microsoft.Extensions.Localization;

namespace ApprovalCloud.Web.Components;

/// <summary>Colleagues to choose from; of whoever is away it is said until when, and who stands in.</summary>
public static class ColleagueWords
{
    public static IReadOnlyList<Choice> Choices(IEnumerable<Colleague> colleagues, IStringLocalizer T) =>
        [.. colleagues.Select(one => new Choice(one.Id.ToString(), Of(one.Name, one.Away, T)))];

    public static string Of(string name, Away? away, IStringLocalizer T) => away is null
        ? name
        : T["{0} (away until {1}; {2} stands in)", name, Display.Date(away.Until), away.StandIn];
}
