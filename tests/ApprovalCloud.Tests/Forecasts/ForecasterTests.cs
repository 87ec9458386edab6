using ApprovalCloud.Core.Forecasts;

namespace ApprovalCloud.Tests.Forecasts;

/// <summary>What is learnt, and what it is measured by.</summary>
public sealed class ForecasterTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 5, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void CasesThatDifferByWhatHappenedFirst_AreToldApart_AndTheMedianIsBeaten()
    {
        var evaluation = Evaluation.Of(new Moments(Cases(1_000)))!;

        Assert.True(evaluation.IsBetter, evaluation.ToString());
        Assert.True(evaluation.Error < 0.7 * evaluation.NaiveError, evaluation.ToString());
        // No one could do better than 0.12 to 0.16: within the limit or not is chance among the long cases.
        Assert.True(evaluation.RiskError < 0.9 * evaluation.ShareError, evaluation.ToString());
    }

    [Fact]
    public void Interval_OfCasesThatStayAsTheyWere_HoldsEightInTen() =>
        Assert.InRange(Evaluation.Of(new Moments(Cases(3_000)))!.Within, 0.75, 0.85);

    [Fact]
    public void WhereNothingTellsCasesApart_ForecastsAreNotSaidToBeBetter_NorFurtherOff()
    {
        var evaluation = Evaluation.Of(new Moments(Cases(400, tells: false)))!;

        Assert.False(evaluation.IsBetter, evaluation.ToString());
        Assert.False(evaluation.IsWorse, evaluation.ToString());
    }

    [Fact]
    public void Forecast_IsTheSameAfterItWasKept()
    {
        var (learning, checking) = Parts(Cases(300));
        var learnt = Forecaster.Learn(learning, checking);

        var kept = Forecaster.Load(learnt.Save(), learnt.Naive, learnt.Weight, learnt.Bands);

        Assert.True(learnt.Weight > 0);
        Assert.All(checking.Take(20), moment => Assert.Equal(learnt.Of(moment), kept.Of(moment)));
    }

    [Fact]
    public void PlainMedian_IsWhatIsExpected_WhereNothingWasLearnt()
    {
        var (learning, checking) = Parts(Cases(40));

        var plain = Forecaster.Plain(learning, checking);

        Assert.Empty(plain.Save());
        Assert.All(checking, moment =>
        {
            var expected = plain.Of(moment);
            Assert.Equal(plain.Naive.Days(moment), expected.Days, 0.01);
            Assert.True(expected.Low <= expected.Days && expected.Days <= expected.High);
        });
    }

    [Fact]
    public void Risk_FallsTheFurtherTheLimitIs_AndIsCertainOnceItHasPassed()
    {
        var (learning, checking) = Parts(Cases(300));
        var forecaster = Forecaster.Learn(learning, checking);

        var risks = new[] { 0, 1, 5, 20, 200 }.Select(days => forecaster.Risk(checking[0], days)).ToList();

        Assert.Equal(1, risks[0]);
        Assert.Equal(risks.OrderDescending(), risks);
        Assert.Equal(0, risks[^1]);
    }

    [Fact]
    public void WhatCameLater_IsNotKnownAtAMoment()
    {
        var (at, soon, late) = (Begin.AddDays(5), Ending(Begin.AddDays(9)), Ending(Begin.AddDays(90)));

        var (one, other) = (soon.At(at), late.At(at));

        Assert.Equal(("one", 1f, 1f, 5f, 4f), (one.Last, one.Done, one.Open, one.Age, one.Quiet));
        Assert.Equal(["one"], one.Seen);
        Assert.Equal((4f, 85f), (MathF.Round(one.RemainingDays, 2), MathF.Round(other.RemainingDays, 2)));
        var (learning, checking) = Parts(Cases(300));
        var forecaster = Forecaster.Learn(learning, checking);
        Assert.Equal(forecaster.Of(one), forecaster.Of(other));
        Assert.Equal(forecaster.Risk(one, 3), forecaster.Risk(other, 3));
    }

    [Fact]
    public void WhatIsLearntFrom_HadEndedBefore_WhatItIsMeasuredOnWasStillOpen()
    {
        var cases = Cases(300).ToList();
        var past = new Moments(cases);
        var (first, second) = (past.EndedBy(0.5), past.EndedBy(0.7));
        DateTimeOffset Ended(Moment moment) => cases[moment.Case].Ended;
        DateTimeOffset At(Moment moment) => cases[moment.Case].Began.AddDays(moment.Age);

        Assert.All(past.Between(past.Earliest, first), moment => Assert.True(Ended(moment) <= first));
        Assert.All(past.Between(first, second), moment => Assert.True(At(moment) > first.AddMinutes(-1) && Ended(moment) <= second));
    }

    [Fact]
    public void LongCases_WeighMore_AsThoseThatWereStillOpenAreMissing()
    {
        var past = new Moments(Cases(300));
        var moments = past.Between(past.Earliest, past.EndedBy(0.2)).OrderBy(moment => moment.RemainingDays).ToList();

        Assert.Equal(moments.Select(moment => moment.Weight).Order(), moments.Select(moment => moment.Weight));
        Assert.True(moments[^1].Weight > moments[0].Weight && moments[^1].Weight <= 5);
    }

    [Fact]
    public void TooFewCases_AreNotLearntFrom() => Assert.Null(Evaluation.Of(new Moments(Cases(49))));

    private static (IReadOnlyList<Moment> Learning, IReadOnlyList<Moment> Checking) Parts(IEnumerable<PastCase> cases)
    {
        var past = new Moments(cases);
        var first = past.EndedBy(0.7);
        return (past.Between(past.Earliest, first), past.Between(first, past.Latest));
    }

    private static PastCase Ending(DateTimeOffset ended) => new("a", "Online", Begin, ended, [(Begin.AddDays(1), "one"), (ended, "two")])
    {
        Steps = [(Begin, Begin.AddDays(1)), (Begin, ended)],
    };

    // A case takes three weeks, another one three days, more or less; what happens first tells which.
    private static IEnumerable<PastCase> Cases(int count, bool tells = true)
    {
        var random = new Random(7);
        for (var number = 0; number < count; number++)
        {
            var (began, isLong) = (Begin.AddHours(12 * number), random.Next(2) == 0);
            var days = (isLong ? 21 : 3) * (0.7 + (0.6 * random.NextDouble()));
            yield return new PastCase("a", "Online", began, began.AddDays(days), [(began, tells && isLong ? "long" : "short"), (began.AddDays(days), "end")]);
        }
    }
}
