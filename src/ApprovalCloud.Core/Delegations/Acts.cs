namespace ApprovalCloud.Core.Delegations;

/// <summary>What somebody may do for another. Reading the applications it is about comes with any of them.</summary>
[Flags]
public enum Acts
{
    None = 0,

    /// <summary>Begin an application, and fill it in.</summary>
    Prepare = 1,

    /// <summary>Sign and submit it, and take it back.</summary>
    Send = 2,

    /// <summary>Answer what departments ask, appeal, and receive letters.</summary>
    Answer = 4,

    /// <summary>Have registries asked about the other.</summary>
    Fetch = 8,

    /// <summary>Take sensitive facts of their answers too: asked for separately, never implied.</summary>
    FetchSensitive = 16,
}
