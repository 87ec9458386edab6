using ApprovalCloud.Web.Components;

namespace ApprovalCloud.Web.Pages.Apply;

/// <summary>An answer that was not typed and is not typed over: shown with its source.</summary>
/// <param name="Dispute">Where to say that it is wrong; null if nobody but the person themselves can change it.</param>
public sealed record HeldFact(FactField Field, string Shown, string Note, string? Dispute);
