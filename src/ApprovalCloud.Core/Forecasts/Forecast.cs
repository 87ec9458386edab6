namespace ApprovalCloud.Core.Forecasts;

/// <summary>What is expected of an application that is open.</summary>
public sealed class Forecast
{
    private Forecast() { }

    public Forecast(Guid applicationId) => ApplicationId = applicationId;

    public Guid ApplicationId { get; private set; }
    public DateTimeOffset ExpectedAt { get; private set; }

    /// <summary>One in ten ends sooner.</summary>
    public DateTimeOffset SoonestAt { get; private set; }

    /// <summary>One in ten ends later.</summary>
    public DateTimeOffset LatestAt { get; private set; }

    /// <summary>The likelihood that it ends after its limit.</summary>
    public double Risk { get; private set; }

    /// <summary>By how much the risk falls if somebody sees to it that what is still to go takes half as long.</summary>
    public double Gain { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    /// <param name="limit">None while its clock stands: then none can pass.</param>
    public void Become(Forecaster forecaster, Moment moment, DateTimeOffset? limit, DateTimeOffset at)
    {
        var expected = forecaster.Of(moment);
        (ExpectedAt, SoonestAt, LatestAt, MadeAt) = (at.AddDays(expected.Days), at.AddDays(expected.Low), at.AddDays(expected.High), at);
        var days = limit is { } due ? (due - at).TotalDays : double.MaxValue;
        Risk = forecaster.Risk(moment, days);
        Gain = Risk - forecaster.Risk(moment, 2 * days);
    }
}
