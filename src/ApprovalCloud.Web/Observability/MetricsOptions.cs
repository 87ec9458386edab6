namespace ApprovalCloud.Web.Observability;

/// <summary>Section <c>Metrics</c> of the configuration.</summary>
public sealed class MetricsOptions
{
    /// <summary>The one port at which /metrics is answered, of those that the platform listens on; at every one, if nothing is said.</summary>
    public int? Port { get; set; }
}
