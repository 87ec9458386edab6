using ApprovalCloud.Engine.Definition;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads one version of a service.</summary>
internal static class ServiceReader
{
    public static ServiceDefinition Read(MapReader map)
    {
        var (steps, stages) = StageReader.Read(map);
        var service = new ServiceDefinition(map.String("key", Shape.Key), map.Int("version"), map.Text("title"), steps)
        {
            Code = map.String("code", Shape.Code),
            Summary = map.Text("summary"),
            AlsoCalled = ReadWordings(map),
            LifeEvents = map.Strings("life-events"),
            Audience = map.Choice<Audience>("audience"),
            Jurisdiction = map.String("jurisdiction"),
            LegalBasis = [.. map.Items("legal-basis", required: true).Select(item => map.Text(item, "legal-basis"))],
            Limit = ReadLimit(map),
            Sections = [.. map.Maps("sections", required: true).Select(ReadSection)],
            Materials = [.. map.Maps("materials").Select(ReadMaterial)],
            Parties = [.. map.Maps("parties").Select(ReadParty)],
            Stages = stages,
            OwnRecords = JurisdictionReader.Records(map),
            File = map.File,
            Line = map.Line,
        };
        map.End();
        return service;
    }

    private static Wordings ReadWordings(MapReader service)
    {
        if (service.OptionalMap("also-called") is not { } map)
            return Wordings.None;
        var words = new[] { Language.En, Language.ZhHans, Language.ZhHant }.Select(language => map.Strings(language.Tag(), required: true)).ToArray();
        map.End();
        return new Wordings(words[0], words[1], words[2]);
    }

    public static Limit ReadLimit(MapReader map)
    {
        if (map.Map("limit") is not { } limit)
            return new Limit(0, 0);
        var read = new Limit(limit.Int("statutory"), limit.Int("promised"))
        {
            Unit = limit.OptionalChoice<TimeUnit>("unit", name => Names.Kebab(name) + "s"),
        };
        limit.End();
        return read;
    }

    private static Section ReadSection(MapReader map)
    {
        var section = new Section(
            map.String("key", Shape.Key), map.Text("title"), [.. map.Items("questions", required: true).Select(item => ReadQuestion(map, item))]);
        map.End();
        return section;
    }

    private static Question ReadQuestion(MapReader section, YamlNode node)
    {
        if (node is YamlScalarNode { Value: { } fact })
            return new Question(fact) { Line = (int)node.Start.Line };
        if (section.Nested(node, "questions") is not { } map)
            return new Question("");
        var question = new Question(map.String("fact"))
        {
            When = map.Condition("when"), Optional = map.Flag("optional"), AskedBecause = map.OptionalText("asked-because"), Line = map.Line,
        };
        map.End();
        return question;
    }

    private static Party ReadParty(MapReader map)
    {
        var party = new Party(map.String("key", Shape.Key), map.Text("title"), map.String("identity"), map.String("authorises"))
        {
            When = map.Condition("when"), IsApplicant = map.Condition("is-applicant"), Line = map.Line,
        };
        map.End();
        return party;
    }

    private static Material ReadMaterial(MapReader map)
    {
        var material = new Material(map.String("key", Shape.Key), map.Text("title"), map.Strings("read-by"))
        {
            When = map.Condition("when"), Secondary = map.Flag("secondary"), MetBy = map.OptionalString("met-by"), Line = map.Line,
        };
        if (map.OptionalDuration("follow-within") is { } within)
            material = material with { FollowWithin = within };
        map.End();
        return material;
    }
}
