using System.ComponentModel.DataAnnotations;

namespace ApprovalCloud.Core.Conversations;

/// <summary>Section <c>Conversations</c> of the configuration.</summary>
public sealed class ConversationOptions
{
    /// <summary>For how many days something can still be asked about an application that has ended.</summary>
    [Range(0, 3650)]
    public int OpenForDays { get; set; } = 90;

    /// <summary>How many questions about one step may wait for an answer.</summary>
    [Range(1, 100)]
    public int MostUnanswered { get; set; } = 5;

    public DateTimeOffset? OpenUntil(DateTimeOffset? endedAt) => endedAt?.AddDays(OpenForDays);
}
