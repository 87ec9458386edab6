namespace ApprovalCloud.Web.Observability;

public enum LogFormat
{
    /// <summary>For somebody who reads along.</summary>
    Plain,

    /// <summary>For whatever collects it.</summary>
    Json,
}

/// <summary>Section <c>Log</c> of the configuration.</summary>
public sealed class LogOptions
{
    /// <summary>By default plain at a terminal and on a desk, JSON elsewhere.</summary>
    public LogFormat? Format { get; set; }
}
