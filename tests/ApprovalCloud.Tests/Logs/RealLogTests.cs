using System.Globalization;
using System.Text.Json;
using ApprovalCloud.Core.Logs;

namespace ApprovalCloud.Tests.Logs;

/// <summary>What we count of real logs is what others have counted of them.</summary>
public sealed class RealLogTests
{
    public static TheoryData<string> Logs => [EventLogs.Receipt, EventLogs.Coselog, EventLogs.Loans];

    [Theory]
    [MemberData(nameof(Logs))]
    public void Figures_OfARealLog_AreThoseExpected(string file)
    {
        var expected = EventLogs.Expected(file).GetProperty("counted");
        var figures = Figures(file);

        Assert.Equal(
            Numbers(expected, "cases", "distinct_case_ids", "events", "empty_cases", "activities", "variants", "dfg_edges", "resources", "groups", "events_without_timestamp", "cases_with_events_out_of_time_order"),
            [figures.Cases, figures.DistinctNames, figures.Events, figures.EmptyCases, figures.Activities, figures.Variants, figures.Edges, figures.Resources, figures.Groups, figures.EventsWithoutTime, figures.CasesOutOfOrder]);
        Assert.Equal((Moment(expected, "min_ts"), Moment(expected, "max_ts")), (figures.First!.Value.ToString("O", CultureInfo.InvariantCulture), figures.Last!.Value.ToString("O", CultureInfo.InvariantCulture)));
        Assert.Equal(Counts(expected.GetProperty("lifecycle")), Sorted(figures.Transitions));
        Assert.Equal(Counts(expected.GetProperty("utc_offsets")), Sorted(figures.Offsets.Select(one => one with { Name = one.Name.TrimStart('0') })));
        Assert.Equal(Pairs(expected, "top5_activities"), figures.TopActivities.Take(5));
        Assert.Equal(expected.GetProperty("top3_variant_counts").EnumerateArray().Select(one => one.GetInt64()), figures.TopVariants.Take(3));
        var starts = Pairs(expected, "start_activities");
        Assert.Equal(starts, figures.Starts.Take(starts.Count));
        Assert.Equal(Pairs(expected, "end_activities"), figures.Finishes.Take(5));
        Assert.Equal(
            expected.GetProperty("top5_dfg").EnumerateArray().Select(one => new EdgeCount(one[0].GetString()!, one[1].GetString()!, one[2].GetInt64())),
            figures.TopEdges.Take(5));
        var durations = expected.GetProperty("case_duration_seconds");
        Assert.Equal(figures.Cases, figures.Durations.Cases);
        Same(durations, "min", figures.Durations.Min);
        Same(durations, "max", figures.Durations.Max);
        Same(durations, "mean", figures.Durations.Mean);
        Same(durations, "median", figures.Durations.Median);
    }

    // Its publishers counted events without a resource or a group as those of "UNKNOWN", and rounded to three places.
    [Theory]
    [MemberData(nameof(Logs))]
    public void Figures_OfARealLog_AreThoseItsPublishersPutIntoIt(string file)
    {
        var published = EventLogs.Expected(file).GetProperty("published_with_the_log");
        var figures = Figures(file);
        var ours = new Dictionary<string, double>
        {
            ["general:traces_total"] = figures.Cases,
            ["general:events_total"] = figures.Events,
            ["general:events_min"] = figures.FewestEvents,
            ["general:events_max"] = figures.MostEvents,
            ["general:events_average"] = (double)figures.Events / figures.Cases,
            ["concept:different_names_total"] = figures.Activities,
            ["org:different_resources_total"] = figures.Resources + (figures.EventsWithoutResource > 0 ? 1 : 0),
            ["org:different_groups_total"] = figures.Groups + (figures.EventsWithoutGroup > 0 ? 1 : 0),
            ["time:duration_min"] = figures.Durations.Min,
            ["time:duration_max"] = figures.Durations.Max,
            ["time:duration_average"] = figures.Durations.Mean,
            ["time:duration_total"] = figures.Durations.Total,
            ["time:duration_standard_deviation"] = figures.Durations.Deviation,
            ["time:log_duration"] = (figures.Last!.Value - figures.First!.Value).TotalSeconds,
        };

        foreach (var (key, value) in ours)
            Assert.Equal(double.Parse(published.GetProperty(key).GetString()!, CultureInfo.InvariantCulture), value, 0.001);
    }

    [Theory]
    [InlineData(EventLogs.Receipt, "department")]
    [InlineData(EventLogs.Receipt, "channel")]
    [InlineData(EventLogs.Receipt, "group")]
    [InlineData(EventLogs.Receipt, "responsible")]
    [InlineData(EventLogs.Coselog, "caseStatus")]
    [InlineData(EventLogs.Coselog, "last_phase")]
    [InlineData(EventLogs.Coselog, "requestComplete")]
    [InlineData(EventLogs.Coselog, "case_type")]
    [InlineData(EventLogs.Coselog, "Responsible_actor")]
    [InlineData(EventLogs.Coselog, "termName")]
    public void Departments_OfWhicheverAttributeIsMapped_AreCounted(string file, string attribute)
    {
        var expected = EventLogs.Expected(file).GetProperty("case_attributes").GetProperty("case_attribute_value_counts").GetProperty(attribute);

        Assert.Equal(Counts(expected), Sorted(Figures(file, new LogMapping(Department: attribute)).Departments));
    }

    [Theory]
    [InlineData(EventLogs.Receipt)]
    [InlineData(EventLogs.Coselog)]
    public void Ends_AgainstWhatWasPlanned_AreThoseExpected(string file)
    {
        var expected = EventLogs.Expected(file).GetProperty("case_attributes");
        var figures = Figures(file);

        Assert.Equal(
            Numbers(expected, "cases_with_end_and_planned_end", "of_which_end_after_planned", "cases_without_planned_end", "cases_without_enddate", "events_with_dueDate", "events_timestamp_after_dueDate"),
            [figures.Ends.WithBoth, figures.Ends.AfterPlanned, figures.Ends.WithoutPlanned, figures.Ends.WithoutEnd, figures.Ends.EventsDue, figures.Ends.EventsAfterDue]);
        var days = expected.GetProperty("start_to_end_days");
        Assert.Equal(Numbers(days, "n", "negative"), [figures.StartToEnd.Cases, figures.StartToEnd.Negative]);
        foreach (var (key, seconds) in new[] { ("mean", figures.StartToEnd.Mean), ("median", figures.StartToEnd.Median), ("min", figures.StartToEnd.Min), ("max", figures.StartToEnd.Max) })
            Same(days, key, seconds / 86_400);
    }

    private static LogFigures Figures(string file, LogMapping? mapping = null)
    {
        using var content = EventLogs.Open(file);
        return EventLogs.Figures(content, mapping);
    }

    // Sums in another order differ in the last digit of a floating-point number.
    private static void Same(JsonElement expected, string key, double ours) =>
        Assert.InRange(ours, expected.GetProperty(key).GetDouble() - 1e-9 * Math.Abs(ours), expected.GetProperty(key).GetDouble() + 1e-9 * Math.Abs(ours));

    private static IEnumerable<long> Numbers(JsonElement expected, params IEnumerable<string> keys) => keys.Select(key => expected.GetProperty(key).GetInt64());

    private static string Moment(JsonElement expected, string key) => DateTimeOffset.Parse(expected.GetProperty(key).GetString()!, CultureInfo.InvariantCulture).ToString("O", CultureInfo.InvariantCulture);

    private static List<CountOf> Pairs(JsonElement expected, string key) =>
        [.. expected.GetProperty(key).EnumerateArray().Select(one => new CountOf(one[0].GetString()!, one[1].GetInt64()))];

    private static List<CountOf> Counts(JsonElement expected) => Sorted(expected.EnumerateObject().Select(one => new CountOf(one.Name, one.Value.GetInt64())));

    private static List<CountOf> Sorted(IEnumerable<CountOf> counts) => [.. counts.OrderBy(one => one.Name, StringComparer.Ordinal)];
}
