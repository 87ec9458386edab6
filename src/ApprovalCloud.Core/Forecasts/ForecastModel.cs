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

    /// <summary>Nothing where there was too little history: then it is the plain median, and nobody knows how good.</summary>
    public Evaluation? Evaluation { get; private set; }

    public byte[] Trees { get; private set; } = [];
    public NaiveForecast Naive { get; private set; } = new([]);
    public float Weight { get; private set; }
    public IReadOnlyList<ErrorBand> Bands { get; private set; } = [];

    public void Become(Forecaster forecaster, Evaluation? evaluation, int cases, DateTimeOffset at) =>
        (Trees, Naive, Weight, Bands, Evaluation, Cases, LearntAt) = (forecaster.Save(), forecaster.Naive, forecaster.Weight, forecaster.Bands, evaluation, cases, at);

    public Forecaster Open() => Forecaster.Load(Trees, Naive, Weight, Bands);
}
