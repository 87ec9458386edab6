using ApprovalCloud.Engine.Clock;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Running;

namespace ApprovalCloud.Engine.Tests.Clock;

public sealed class ClockExplanationTests
{
    [Fact]
    public void Explanation_OverTheSpringFestival_NamesEveryDayThatIsNotAsUsual() => Assert.Equal(
        """
        20 working days from acceptance on 10 Feb 2026
        The day it starts does not count
        15 Feb 2026 – 23 Feb 2026: Spring Festival
        14 Feb 2026 is a working Saturday
        28 Feb 2026 is a working Saturday
        Due on 16 Mar 2026
        """,
        Said(new ClockStory("cn", "2026-02-10").Accepted("2026-02-10"), 20, TimeUnit.WorkingDay));

    [Fact]
    public void Explanation_OfPauses_NamesEachWithItsDaysAndWhatCountsOnce() => Assert.Equal(
        """
        20 working days from acceptance on 2 Mar 2026
        The day it starts does not count
        4 Apr 2026 – 6 Apr 2026: Tomb-Sweeping Day
        Paused 7 working days for testing: 7 Mar 2026 – 17 Mar 2026
        Paused 5 working days for an expert review: 13 Mar 2026 – 19 Mar 2026
        Pauses that overlap count once: 9 working days in all
        Due on 13 Apr 2026
        """,
        Said(
            new ClockStory("cn", "2026-03-02").Accepted("2026-03-02").Began(SpecialProcedure.Testing, "2026-03-06").Began(SpecialProcedure.ExpertReview, "2026-03-12")
                .Ended(SpecialProcedure.Testing, "2026-03-17").Ended(SpecialProcedure.ExpertReview, "2026-03-19"),
            20, TimeUnit.WorkingDay));

    [Fact]
    public void Explanation_OfADutchLimit_SaysWhatDidNotStopTheClockAndThatItRolled() => Assert.Equal(
        """
        8 weeks from receipt on 6 Feb 2026
        The day it starts does not count
        No term was set for a correction on 10 Feb 2026: the clock goes on
        The last day, 3 Apr 2026, is no working day: it moves to 7 Apr 2026
        Due on 7 Apr 2026
        """,
        Said(new ClockStory("nl", "2026-02-06").Asked("2026-02-10").Answered("2026-02-20"), 8, TimeUnit.Week));

    [Fact]
    public void Explanation_OfAnExtension_NamesItsArticle()
    {
        var story = new ClockStory("cn", "2026-03-02").Accepted("2026-03-02").Extended("2026-03-20", 10, TimeUnit.WorkingDay);
        var line = Assert.Single(Lines(story, 20, TimeUnit.WorkingDay), line => line.Words.En == "Extended by 10 working days on 20 Mar 2026");
        Assert.Equal("《中华人民共和国行政许可法》第四十二条第一款", line.Article!.ZhHans);
    }

    [Fact]
    public void Explanation_WhileItIsNotAccepted_SaysThatItIsReckonedFromReceipt() => Assert.StartsWith(
        "Not accepted yet; reckoned as if from receipt on 3 Mar 2026: 20 working days",
        Said(new ClockStory("cn", "2026-03-03"), 20, TimeUnit.WorkingDay), StringComparison.Ordinal);

    [Fact]
    public void Explanation_OfDeemedAcceptance_SaysWhy() => Assert.Contains(
        "nothing was said in time",
        Said(new ClockStory("cn", "2026-03-03").Accepted("2026-03-11", AcceptanceKind.Deemed), 20, TimeUnit.WorkingDay), StringComparison.Ordinal);

    [Fact]
    public void Explanation_IntoAYearWithoutACalendar_SaysThatItIsProvisional() => Assert.EndsWith(
        "The date is reckoned again when it is, and you are told if it changes",
        Said(new ClockStory("cn", "2035-12-20").Accepted("2035-12-20"), 20, TimeUnit.WorkingDay), StringComparison.Ordinal);

    [Fact]
    public void Explanation_WhileTheClockStands_SaysSinceWhen() => Assert.Contains(
        "Paused since 7 Mar 2026 for testing",
        Said(new ClockStory("cn", "2026-03-02").Accepted("2026-03-02").Began(SpecialProcedure.Testing, "2026-03-06"), 20, TimeUnit.WorkingDay),
        StringComparison.Ordinal);

    [Fact]
    public void Explanation_IsInThreeLanguages()
    {
        var first = Lines(new ClockStory("cn", "2026-02-10").Accepted("2026-02-10"), 20, TimeUnit.WorkingDay)[0].Words;
        Assert.Equal(("自 2026 年 2 月 10 日 受理之日起 20 个工作日", "自 2026 年 2 月 10 日 受理之日起 20 個工作日"), (first.ZhHans, first.ZhHant));
    }

    private static IReadOnlyList<ClockLine> Lines(ClockStory story, int length, TimeUnit unit) => story.Clock.Explain(new Duration(length, unit), story.Calendar);

    private static string Said(ClockStory story, int length, TimeUnit unit) => string.Join('\n', Lines(story, length, unit).Select(line => line.Words.En));
}
