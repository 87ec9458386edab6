namespace ApprovalCloud.Core.Retention;

public sealed class RetentionOptions
{
    /// <summary>Whether what need not be kept any longer is purged every night. Archives law may want it appraised first: then the command does it.</summary>
    public bool Purge { get; set; }
}
