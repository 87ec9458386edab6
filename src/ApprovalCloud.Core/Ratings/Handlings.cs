using ApprovalCloud.Core.Applications;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Core.Ratings;

/// <summary>What of an application can be rated: each step that was decided, and the whole once it has ended.</summary>
internal static class Handlings
{
    /// <summary>What the application as a whole is called, where a step is named.</summary>
    public const string Whole = "";

    public static bool IsHandled(this StepRow step) => step is { DecidedAt: not null, OpenedAt: not null, Status: not StepStatus.Cancelled };

    /// <summary>When it ended; null if it has not.</summary>
    public static DateTimeOffset? EndOf(OpenCase open, string step) => step == Whole
        ? open.Application.EndedAt
        : open.Steps.FirstOrDefault(row => row.Key == step) is { } row && row.IsHandled() ? row.DecidedAt : null;
}
