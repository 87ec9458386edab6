using System.Globalization;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Web.Components;

/// <summary>What the buttons beside a list do without a script: one more item, or one less.</summary>
/// <param name="Place">The item to take away; null to add one.</param>
public sealed record ListEdit(string Fact, int? Place)
{
    public static string Add(string fact) => $"add:{fact}";

    public static string Remove(string fact, int place) => string.Create(CultureInfo.InvariantCulture, $"remove:{fact}:{place}");

    /// <summary>From the button's value; null if it was another button.</summary>
    public static ListEdit? Of(string? button) => button?.Split(':') switch
    {
        ["add", var fact] => new ListEdit(fact, null),
        ["remove", var fact, var place] when int.TryParse(place, NumberStyles.None, CultureInfo.InvariantCulture, out var at) => new ListEdit(fact, at),
        _ => null,
    };

    /// <summary>The list as it is then, and the place to go on at.</summary>
    public (string List, int Focus) Apply(string list)
    {
        var items = (ListJson.Read(list) ?? []).ToList();
        if (Place is null)
        {
            while (items.Count == 0)
                items.Add(new Dictionary<string, string>());
            items.Add(new Dictionary<string, string>());
            return (ListJson.Write(items), items.Count - 1);
        }

        if (Place < items.Count)
            items.RemoveAt(Place.Value);
        return (items.Count == 0 ? "" : ListJson.Write(items), 0);
    }
}
