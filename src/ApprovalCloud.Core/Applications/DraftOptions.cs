namespace ApprovalCloud.Core.Applications;

/// <summary>Section <c>Drafts</c> of the configuration.</summary>
public sealed class DraftOptions
{
    /// <summary>How many applications somebody may have begun and not sent: more than anybody fills in at a time, and less than fills a disk.</summary>
    public int Most { get; set; } = 100;
}
