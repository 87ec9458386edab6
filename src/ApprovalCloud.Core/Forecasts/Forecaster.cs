using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>What is expected of a case: days from now.</summary>
/// <param name="Low">One in ten is sooner.</param>
/// <param name="High">One in ten is later.</param>
public sealed record Expected(double Days, double Low, double High);

/// <summary>
/// How long cases still take: boosted trees learn the logarithm of the remaining days, and errors on later cases, which they
/// did not learn from, say how far they are off (split conformal prediction), apart for short and for long expectations.
/// </summary>
public sealed class Forecaster
{
    /// <summary>Fewer errors say nothing of one in ten.</summary>
    private const int FewestErrors = 50;
    private const int MostBands = 5;
    private static readonly float[] Weights = [0, 0.25f, 0.5f, 0.75f, 1];
    private static readonly string[] Categories = [nameof(Moment.Kind), nameof(Moment.Last), nameof(Moment.Channel)];
    private static readonly string[] Numbers =
    [
        nameof(Moment.Age), nameof(Moment.Quiet), nameof(Moment.Done), nameof(Moment.Open), nameof(Moment.InProgress), nameof(Moment.Weekday),
    ];

    private readonly MLContext context = new(seed: 1);
    private readonly ITransformer model;
    private readonly DataViewSchema schema;
    private readonly PredictionEngine<Moment, Score> engine;

    private Forecaster((ITransformer Model, DataViewSchema Schema) learnt, NaiveForecast naive, float weight, IReadOnlyList<ErrorBand> bands)
    {
        ((model, schema), Naive, Weight, Bands) = (learnt, naive, weight, bands);
        engine = context.Model.CreatePredictionEngine<Moment, Score>(model, schema);
    }

    /// <summary>Errors, in order, by the expectation up to which they hold.</summary>
    public IReadOnlyList<ErrorBand> Bands { get; }

    public NaiveForecast Naive { get; }

    /// <summary>How much of an expectation is the trees'; the rest is the plain median's, which few cases cannot improve on.</summary>
    public float Weight { get; }

    /// <param name="learning">Cases to learn from.</param>
    /// <param name="checking">Later ones: how far off they are says how far to trust the trees, and how far off others will be. In the end they are learnt from too.</param>
    public static Forecaster Learn(IReadOnlyList<Moment> learning, IReadOnlyList<Moment> checking)
    {
        var (naive, trees) = (NaiveForecast.Of(learning), Trees(learning));
        var best = Weights.Select(weight => Checked(trees, naive, weight, checking))
            .MinBy(one => checking.Sum(moment => Math.Abs(one.Of(moment).Days - moment.RemainingDays)))!;
        IReadOnlyList<Moment> all = [.. learning, .. checking];
        return new Forecaster(Trees(all), NaiveForecast.Of(all), best.Weight, best.Bands);
    }

    private static Forecaster Checked((ITransformer, DataViewSchema) trees, NaiveForecast naive, float weight, IReadOnlyList<Moment> checking)
    {
        var without = new Forecaster(trees, naive, weight, []);
        return new Forecaster(trees, naive, weight, Band(checking.Select(moment => (Expected: without.Raw(moment), Error: moment.Label - without.Raw(moment)))));
    }

    private static (ITransformer, DataViewSchema) Trees(IReadOnlyList<Moment> learning)
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(learning);
        var encoded = Categories.Select(name => new InputOutputColumnPair(name + "Encoded", name)).ToArray();
        var pipeline = context.Transforms.Categorical.OneHotHashEncoding(encoded, numberOfBits: 8)
            .Append(context.Transforms.Concatenate("Features", [.. encoded.Select(pair => pair.OutputColumnName), .. Numbers]))
            .Append(context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
            {
                NumberOfTrees = 100, NumberOfLeaves = 16, MinimumExampleCountPerLeaf = 20, LearningRate = 0.1, NumberOfThreads = 1,
            }));
        return (pipeline.Fit(data), data.Schema);
    }

    public static Forecaster Load(byte[] learnt, NaiveForecast naive, float weight, IReadOnlyList<ErrorBand> bands)
    {
        using var stream = new MemoryStream(learnt);
        var model = new MLContext(seed: 1).Model.Load(stream, out var schema);
        return new Forecaster((model, schema), naive, weight, bands);
    }

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        context.Model.Save(model, schema, stream);
        return stream.ToArray();
    }

    public Expected Of(Moment moment)
    {
        var (raw, errors) = Find(moment);
        return new Expected(Days(raw + At(errors, 0.5)), Days(raw + At(errors, 0.1)), Days(raw + At(errors, 0.9)));
    }

    /// <summary>The likelihood that it takes longer than so many days from now.</summary>
    public double Risk(Moment moment, double days)
    {
        var (raw, errors) = Find(moment);
        var limit = Math.Log(1 + Math.Max(0, days));
        return days <= 0 ? 1 : errors.Count(error => raw + error > limit) / (double)errors.Length;
    }

    private (float Raw, float[] Errors) Find(Moment moment)
    {
        var raw = Raw(moment);
        return (raw, (Bands.FirstOrDefault(band => raw <= band.UpTo) ?? Bands[^1]).Errors);
    }

    private float Raw(Moment moment) => (Weight * (Weight > 0 ? engine.Predict(moment).Value : 0)) + ((1 - Weight) * MathF.Log(1 + (float)Naive.Days(moment)));

    private static List<ErrorBand> Band(IEnumerable<(float Expected, float Error)> errors)
    {
        var ordered = errors.OrderBy(one => one.Expected).ToList();
        var bands = Math.Clamp(ordered.Count / FewestErrors, 1, MostBands);
        return [.. ordered.Chunk(Math.Max(1, (ordered.Count + bands - 1) / bands)).Select(band => new ErrorBand(band[^1].Expected, [.. band.Select(one => one.Error).Order()]))];
    }

    // With one more than there are, as conformal prediction asks for.
    private static float At(float[] errors, double part) => errors[Math.Clamp((int)Math.Ceiling(part * (errors.Length + 1)) - 1, 0, errors.Length - 1)];

    private static double Days(double label) => Math.Max(0, Math.Exp(label) - 1);

    private sealed class Score
    {
        [ColumnName("Score")]
        public float Value { get; set; }
    }
}

/// <summary>How far expectations up to a certain one were off: what it was less what was expected, in order.</summary>
public sealed record ErrorBand(float UpTo, float[] Errors);
