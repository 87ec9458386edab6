using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Transforms;

namespace ApprovalCloud.Core.Forecasts;

/// <summary>Boosted trees that have learnt the logarithm of the days that cases still took: few leaves, each of many moments.</summary>
internal sealed class Trees
{
    private static readonly string[] Categories = [nameof(Moment.Kind), nameof(Moment.Channel), nameof(Moment.Last)];
    private static readonly string[] Numbers =
    [
        nameof(Moment.Age), nameof(Moment.Quiet), nameof(Moment.QuietPart), nameof(Moment.Done), nameof(Moment.Different), nameof(Moment.Lately),
        nameof(Moment.Open), nameof(Moment.Weekday), nameof(Moment.Hour),
    ];

    private readonly MLContext learner;
    private readonly ITransformer model;
    private readonly DataViewSchema schema;
    private readonly PredictionEngine<Moment, Score> engine;

    private Trees(MLContext context, ITransformer model, DataViewSchema schema)
    {
        (learner, this.model, this.schema) = (context, model, schema);
        engine = context.Model.CreatePredictionEngine<Moment, Score>(model, schema);
    }

    public static Trees Learn(IEnumerable<Moment> learning)
    {
        var context = new MLContext(seed: 1);
        var data = context.Data.LoadFromEnumerable(learning);
        var encoded = Categories.Select(name => new InputOutputColumnPair(name + "Encoded", name)).ToArray();
        const string Seen = nameof(Moment.Seen) + "Encoded";
        var pipeline = context.Transforms.Categorical.OneHotHashEncoding(encoded, numberOfBits: 8)
            .Append(context.Transforms.Categorical.OneHotHashEncoding(Seen, nameof(Moment.Seen), OneHotEncodingEstimator.OutputKind.Bag, numberOfBits: 9))
            .Append(context.Transforms.Concatenate("Features", [.. encoded.Select(pair => pair.OutputColumnName), Seen, .. Numbers]))
            .Append(context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
            {
                NumberOfTrees = 100, NumberOfLeaves = 8, MinimumExampleCountPerLeaf = 50, LearningRate = 0.05, NumberOfThreads = 1,
                ExampleWeightColumnName = nameof(Moment.Weight),
            }));
        return new Trees(context, pipeline.Fit(data), data.Schema);
    }

    public static Trees Load(byte[] learnt)
    {
        using var stream = new MemoryStream(learnt);
        var context = new MLContext(seed: 1);
        return new Trees(context, context.Model.Load(stream, out var schema), schema);
    }

    public byte[] Save()
    {
        using var stream = new MemoryStream();
        learner.Model.Save(model, schema, stream);
        return stream.ToArray();
    }

    public float Of(Moment moment) => engine.Predict(moment).Value;

    private sealed class Score
    {
        [ColumnName("Score")]
        public float Value { get; set; }
    }
}
