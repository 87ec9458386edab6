using System.Globalization;
using System.Text.RegularExpressions;
using ApprovalCloud.Engine.Definition;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads the worked examples beside a service: <c>services/{key}/v{version}.examples.yaml</c>.</summary>
internal static partial class ExampleReader
{
    public static IEnumerable<ServiceExample> Read(MapReader file)
    {
        var place = Place().Match(file.File);
        if (!place.Success)
            file.Report(FindingRule.FileMisplaced, 1, "services/{key}/v{version}.examples.yaml", file.File);
        var version = place.Success ? int.Parse(place.Groups["version"].Value, CultureInfo.InvariantCulture) : 0;
        foreach (var map in file.Maps("examples", required: true))
        {
            yield return Example(map, place.Groups["key"].Value, version);
            map.End();
        }

        file.End();
    }

    private static ServiceExample Example(MapReader map, string service, int version) =>
        new(service, version, map.String("name"), map.Date("submitted"),
            map.Entries("facts", Shape.Fact, required: true).ToDictionary(fact => fact.Key, fact => fact.Value.ToString()), Expected(map))
        {
            Refuse = map.Strings("refuse"), File = map.File, Line = map.Line,
        };

    private static Expectation Expected(MapReader example)
    {
        if (example.Map("expect") is not { } map)
            return new Expectation([], [], [], [], 0, default, "");
        var expected = new Expectation(
            [.. map.Items("steps", required: true).Select(wave => wave is YamlSequenceNode keys ? keys.Select(key => key.ToString()).ToList() : [wave.ToString()])],
            map.Strings("departments", required: true), map.Strings("materials", required: true), map.Strings("not-asked"),
            map.Int("working-days"), map.Date("due"), map.String("outcome"))
        {
            GrantedAtOnce = map.Strings("granted-at-once"),
        };
        map.End();
        return expected;
    }

    [GeneratedRegex(@"^services/(?<key>[a-z0-9-]+)/v(?<version>[0-9]{1,6})\.examples\.yaml$", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Place();
}
