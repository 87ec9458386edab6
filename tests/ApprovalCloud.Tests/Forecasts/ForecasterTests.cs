using ApprovalCloud.Core.Forecasts;

namespace ApprovalCloud.Tests.Forecasts;

/// <summary>What is learnt, and what it is measured by.</summary>
public sealed class ForecasterTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void CasesThatDifferByWhatHappenedFirst_AreToldApart_AndTheMedianIsBeaten()
    {
        var evaluation = Evaluation.Of(new Moments(Cases(400)))!;

        Assert.True(evaluation.Error < 0.7 * evaluation.NaiveError, evaluation.ToString());
        Assert.InRange(evaluation.Within, 0.65, 0.95);
    }

    [Fact]
    public void Forecast_IsTheSameAfterItWasKept()
    {
        var past = new Moments(Cases(300));
        var (first, last) = (past.EndedBy(0.7), past.Latest!.Value);
        var learnt = Forecaster.Learn(past.Between(DateTimeOffset.MinValue, first, first), past.Between(first, last, last));

        var kept = Forecaster.Load(learnt.Save(), learnt.Naive, learnt.Weight, learnt.Bands);

        Assert.All(past.Between(first, last, last).Take(20), moment => Assert.Equal(learnt.Of(moment), kept.Of(moment)));
    }

    [Fact]
    public void Risk_FallsTheFurtherTheLimitIs_AndIsCertainOnceItHasPassed()
    {
        var past = new Moments(Cases(300));
        var (first, last) = (past.EndedBy(0.7), past.Latest!.Value);
        var forecaster = Forecaster.Learn(past.Between(DateTimeOffset.MinValue, first, first), past.Between(first, last, last));
        var moment = past.Between(first, last, last)[0];

        var risks = new[] { 0, 1, 5, 20, 200 }.Select(days => forecaster.Risk(moment, days)).ToList();

        Assert.Equal(1, risks[0]);
        Assert.Equal(risks.OrderDescending(), risks);
        Assert.Equal(0, risks[^1]);
    }

    [Fact]
    public void WhatCameLater_IsNotKnownAtAMoment()
    {
        var late = new PastCase("a", "Online", Begin, Begin.AddDays(10), [(Begin.AddDays(1), "one"), (Begin.AddDays(9), "two")])
        {
            Steps = [(Begin, Begin.AddDays(1)), (Begin, Begin.AddDays(9))],
        };

        var moment = late.At(Begin.AddDays(5), inProgress: 3);

        Assert.Equal(("one", 1f, 1f, 5f, 4f, 3f), (moment.Last, moment.Done, moment.Open, moment.Age, moment.Quiet, moment.InProgress));
        Assert.Equal(5f, moment.RemainingDays, 3);
    }

    [Fact]
    public void Moments_ForLearning_AreOfCasesThatHadEndedByThen()
    {
        var past = new Moments(Cases(100));
        var end = past.EndedBy(0.5);

        Assert.All(past.Between(DateTimeOffset.MinValue, end, end), moment => Assert.True(moment.RemainingDays >= 0));
        Assert.True(past.Between(DateTimeOffset.MinValue, end, end).Count < past.Between(DateTimeOffset.MinValue, end, DateTimeOffset.MaxValue).Count);
    }

    [Fact]
    public void TooFewCases_AreNotLearntFrom() => Assert.Null(Evaluation.Of(new Moments(Cases(49))));

    // A case that begins with "long" takes three weeks, another one three days; more or less.
    private static IEnumerable<PastCase> Cases(int count)
    {
        var random = new Random(7);
        for (var number = 0; number < count; number++)
        {
            var (began, isLong) = (Begin.AddHours(12 * number), random.Next(2) == 0);
            var days = (isLong ? 21 : 3) * (0.7 + (0.6 * random.NextDouble()));
            yield return new PastCase("a", "Online", began, began.AddDays(days), [(began, isLong ? "long" : "short"), (began.AddDays(days), "end")]);
        }
    }
}
