using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;
using CsCheck;

namespace ApprovalCloud.Engine.Tests.Running;

public sealed class InterleavingTests
{
    private static readonly Gen<(RandomService Random, int Refused, int[] One, int[] Other)> TwoOrders =
        Gen.Select(RandomService.Any, Gen.Int[0, 0xFFF], Gen.Int[0, 999].Array[36], Gen.Int[0, 999].Array[36],
            (random, refused, one, other) => (random, refused & refused >> 3, one, other));

    [Fact]
    public void Decide_InAnyOrderWithTheSameVerdicts_EndsTheCaseAlike() => TwoOrders.Sample(given =>
    {
        var (one, other) = (Play(given.Random, given.Refused, given.One), Play(given.Random, given.Refused, given.Other));
        Assert.Equal(one.Status(given.Random.Service), other.Status(given.Random.Service));
    }, iter: 400);

    [Fact]
    public void Decide_InAnyOrderWhereNoRefusalStopsAll_EndsEveryStepAlike() => TwoOrders.Sample(given =>
    {
        var gentle = given.Random with
        {
            Service = given.Random.Service with
            {
                Steps = [.. given.Random.Service.Steps.Select(step => step with { OnRefusal = OnRefusal.StopDependents })],
            },
        };
        Assert.Equal(
            Play(gentle, given.Refused, given.One).Statuses(), Play(gentle, given.Refused, given.Other).Statuses());
    }, iter: 400);

    private static Run Play(RandomService random, int refused, int[] order)
    {
        var run = Given.Started(random.Service, random.Facts);
        foreach (var pick in order)
        {
            var open = random.Service.Steps.Where(step => run[step.Key].Status == StepStatus.Open).ToList();
            if (open.Count == 0)
                break;
            var step = open[pick % open.Count];
            run = run.After(random.Service, Given.Next(step, run[step.Key], Given.Worker(step, run[step.Key], pick), (refused >> int.Parse(step.Key[1..]) & 1) == 1));
        }

        Assert.True(run.IsEnded);
        return run;
    }
}
