namespace ApprovalCloud.Web.Components;

/// <summary>The pages of one room; the model of the partial <c>_SubNavigation</c>, texts in the reader's language.</summary>
public sealed record SubNavigation(string Label, IReadOnlyList<NavigationLink> Links)
{
    private const int Few = 6;

    /// <summary>On a phone it would stand before every page: there it folds away, with or without a script.</summary>
    public bool IsLong => Links.Count > Few;

    /// <summary>The page that is open, if it is one of them.</summary>
    public NavigationLink? At(PathString path) => Links.FirstOrDefault(link => path.Equals(link.Address, StringComparison.OrdinalIgnoreCase));
}
