using ApprovalCloud.Engine.Definition;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Engine.Reading;

/// <summary>Reads <c>licences.yaml</c>: the kinds of e-licence that steps issue and materials are met by.</summary>
internal static class LicencesReader
{
    public static IEnumerable<LicenceType> Read(MapReader file)
    {
        foreach (var (key, node) in file.Entries("licences", Shape.Key, required: true))
        {
            if (file.Nested(node, key) is not { } map)
                continue;
            yield return Licence(key, map);
            map.End();
        }

        file.End();
    }

    private static LicenceType Licence(string key, MapReader map)
    {
        var numbering = map.Choice("numbering", (LicenceNumbering?)LicenceNumbering.ELicence);
        return new LicenceType(key, map.Text("title"), map.String("issuer"))
        {
            Code = map.String("code", Shape.LicenceCode),
            Numbering = numbering,
            Pattern = numbering == LicenceNumbering.Pattern ? map.String("pattern") : map.OptionalString("pattern"),
            Holder = map.OptionalString("holder", Shape.Fact),
            Assigns = map.Entries("assigns", Shape.Fact).ToDictionary(entry => entry.Key, entry => map.Choice<AssignedNumber>(entry.Value, "assigns", Names.Kebab)),
            Shows = map.Strings("shows"),
            ValidForMonths = map.OptionalInt("valid-for-months"),
            RenewBefore = map.OptionalDuration("renew-before"),
            LegalBasis = map.Text("legal-basis"),
            Line = map.Line,
        };
    }
}
