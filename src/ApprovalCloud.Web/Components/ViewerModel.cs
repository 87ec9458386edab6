using ApprovalCloud.Core.Materials;

namespace ApprovalCloud.Web.Components;

/// <summary>A document that is shown in the page.</summary>
/// <param name="Address">Where its content comes from; each look there is on record.</param>
public sealed record ViewerModel(FileKind Kind, string Address, string Title);
