using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads a jurisdiction: how the clocks of its services run.</summary>
internal static class JurisdictionReader
{
    public static Jurisdiction Read(MapReader file)
    {
        var law = new Jurisdiction(
            ReferenceReader.Key(file, "jurisdictions"), file.Text("title"), file.String("calendar"), TimeZone(file), Limit(file, "step"), Limit(file, "case"))
        {
            LegalBasis = file.Text("legal-basis"),
            FalseStatements = file.OptionalText("false-statements"),
            Acceptance = Acceptance(file),
            Suspensions = [.. file.Maps("suspensions").Select(Suspension)],
            Hearing = Hearing(file),
            Delivery = Delivery(file),
            Ratings = Ratings(file),
            Records = Records(file),
            Remedies = [.. file.Maps("remedies").Select(Remedy)],
            ReceivedAfter = file.OptionalDuration("received-after"),
            YellowAt = YellowAt(file),
        };
        file.End();
        return law;
    }

    private static TimeLimit Limit(MapReader file, string property)
    {
        if (file.Map(property) is not { } map)
            return Definition.Jurisdiction.None.Step;
        var limit = new TimeLimit(map.Duration("longest"), map.Choice<ClockStart>("starts"))
        {
            CountsFirstDay = map.Flag("counts-first-day"),
            Roll = map.Choice<Roll>("roll"),
            Silence = map.Choice<Silence>("silence"),
            SilenceAfter = map.OptionalDuration("silence-after"),
            PublishWithin = map.OptionalDuration("publish-within"),
            Extensions = [.. map.Maps("extensions").Select(Extension)],
            LegalBasis = map.Text("legal-basis"),
        };
        map.End();
        return limit;
    }

    private static Extension Extension(MapReader map)
    {
        var extension = new Extension(map.OptionalDuration("longest"), map.Choice<Approver>("approver"), map.Text("legal-basis"));
        map.End();
        return extension;
    }

    private static AcceptanceRule? Acceptance(MapReader file)
    {
        if (file.OptionalMap("acceptance") is not { } map)
            return null;
        var rule = new AcceptanceRule(map.Duration("within"), map.Flag("deemed"), map.OptionalInt("notices"), map.Text("legal-basis"));
        map.End();
        return rule;
    }

    private static Suspension Suspension(MapReader map)
    {
        var suspension = new Suspension(
            map.Choices<PauseCause>("causes", required: true), map.Flag("needs-notice"), map.Flag("needs-term"), map.Flag("ends-with-term"),
            map.Choice<FirstDay>("first-day") == FirstDay.NextDay, map.Flag("counts-last-day"), map.Text("legal-basis"));
        map.End();
        return suspension;
    }

    private static HearingRule? Hearing(MapReader file)
    {
        if (file.OptionalMap("hearing") is not { } map)
            return null;
        var rule = new HearingRule(map.Duration("notice"), map.Duration("within"), map.Text("legal-basis"));
        map.End();
        return rule;
    }

    private static DeliveryRule? Delivery(MapReader file)
    {
        if (file.OptionalMap("delivery") is not { } map)
            return null;
        var rule = new DeliveryRule(map.Duration("within"), map.Text("legal-basis"));
        map.End();
        return rule;
    }

    private static RatingRule? Ratings(MapReader file)
    {
        if (file.OptionalMap("ratings") is not { } map)
            return null;
        var rule = new RatingRule(map.Duration("contact-within"), map.Duration("put-right-within"), map.Duration("complex-within"), map.Text("legal-basis"));
        map.End();
        return rule;
    }

    public static RecordsRule? Records(MapReader file)
    {
        if (file.OptionalMap("records") is not { } map)
            return null;
        var rule = new RecordsRule(map.Duration("keep"), map.Text("legal-basis"));
        map.End();
        return rule;
    }

    private static Remedy Remedy(MapReader map)
    {
        var remedy = new Remedy(map.String("key", Shape.Key), map.Text("title"), map.Duration("within"), map.Text("legal-basis"))
        {
            DecideWithin = map.OptionalDuration("decide-within"),
        };
        map.End();
        return remedy;
    }

    private static int YellowAt(MapReader file)
    {
        if (file.OptionalMap("cards") is not { } map)
            return Definition.Jurisdiction.None.YellowAt;
        var percent = map.Int("yellow-at");
        if (percent > 99)
            map.Report(FindingRule.ValueInvalid, map.LineOf("yellow-at"), $"{percent}", "yellow-at", "a whole number from 1 to 99");
        map.End();
        return percent;
    }

    private static string TimeZone(MapReader file)
    {
        var zone = file.String("time-zone");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            return zone;
        file.Report(FindingRule.ValueInvalid, file.LineOf("time-zone"), zone, "time-zone", "an IANA time zone such as Asia/Shanghai");
        return "UTC";
    }

    private enum FirstDay { SameDay, NextDay }
}
