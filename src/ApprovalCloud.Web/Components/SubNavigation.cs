namespace ApprovalCloud.Web.Components;

/// <summary>The pages of one room; the model of the partial <c>_SubNavigation</c>, texts in the reader's language.</summary>
public sealed record SubNavigation(string Label, IReadOnlyList<NavigationLink> Links);
