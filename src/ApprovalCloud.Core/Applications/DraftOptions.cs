using System.ComponentModel.DataAnnotations;

namespace ApprovalCloud.Core.Applications;

/// <summary>Section <c>Drafts</c> of the configuration.</summary>
public sealed class DraftOptions
{
    /// <summary>How many applications somebody may have begun and not sent: more than anybody fills in at a time, and less than fills a disk.</summary>
    public int Most { get; set; } = 100;

    /// <summary>For how many days one is kept that nobody saves; 0 for ever.</summary>
    [Range(0, 3650)]
    public int KeptDays { get; set; } = 180;

    /// <summary>How many days before that its applicant is told.</summary>
    [Range(1, 365)]
    public int WarnDays { get; set; } = 14;
}
