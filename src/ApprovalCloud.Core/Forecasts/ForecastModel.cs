namespace ApprovalCloud.Core.Forecasts;

/// <summary>What was learnt last, and how good it was on what came later.</summary>
public sealed class ForecastModel
{
    public const string Own = "own";

    private ForecastModel() { }

    public ForecastModel(string name) => Name = name;

    public string Name { get; private set; } = "";
    public DateTimeOffset LearntAt { get; private set; }

    /// <summary>How many cases it was learnt from.</summary>
    public int Cases { get; private set; }

    public Evaluation Evaluation { get; private set; } = new(0, 0, 0, 0);
    public byte[] Trees { get; private set; } = [];
    public NaiveForecast Naive { get; private set; } = new([]);
    public float Weight { get; private set; }
    public IReadOnlyList<ErrorBand> Bands { get; private set; } = [];

    public void Become(Forecaster forecaster, Evaluation evaluation, int cases, DateTimeOffset at) =>
        (Trees, Naive, Weight, Bands, Evaluation, Cases, LearntAt) = (forecaster.Save(), forecaster.Naive, forecaster.Weight, forecaster.Bands, evaluation, cases, at);

    public Forecaster Open() => Forecaster.Load(Trees, Naive, Weight, Bands);
}

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

    public DateTimeOffset MadeAt { get; private set; }

    public void Become(Expected expected, double risk, DateTimeOffset at) => (ExpectedAt, SoonestAt, LatestAt, Risk, MadeAt) =
        (at.AddDays(expected.Days), at.AddDays(expected.Low), at.AddDays(expected.High), risk, at);
}
