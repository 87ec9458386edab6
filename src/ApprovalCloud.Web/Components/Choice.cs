namespace ApprovalCloud.Web.Components;

/// <summary>One option of a radio list, check list or select, its text already in the reader's language.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null);
