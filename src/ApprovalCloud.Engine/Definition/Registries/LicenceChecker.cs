using System.Text.RegularExpressions;
using ApprovalCloud.Engine.Reading;

namespace ApprovalCloud.Engine.Definition;

/// <summary>Every kind of licence has an issuer, a holder and numbers that do not repeat.</summary>
internal static partial class LicenceChecker
{
    private const string File = "licences.yaml";
    private static readonly string[] Places = ["{division}", "{year}", "{serial}", "{check}"];

    public static IEnumerable<Finding> Check(Workflows workflows)
    {
        foreach (var licence in workflows.Licences.Values)
        {
            if (!workflows.Departments.ContainsKey(licence.Issuer))
            {
                yield return Finding.Of(FindingRule.DepartmentUnknown, File, licence.Line,
                    licence.Issuer, Names.Nearest(licence.Issuer, workflows.Departments.Keys));
            }

            foreach (var fact in licence.Assigns.Keys.Append(licence.Holder).Concat(licence.Shows).OfType<string>().Distinct().Where(fact => workflows.Vocabulary.Find(fact) is null))
            {
                yield return Finding.Of(FindingRule.FactUnknown, File, licence.Line,
                    fact, Names.Nearest(fact, workflows.Vocabulary.All.Select(known => known.Key)));
            }

            if (Problem(licence) is { } problem)
                yield return Finding.Of(FindingRule.LicencePatternInvalid, File, licence.Line, licence.Key, licence.Pattern!, problem);
        }
    }

    private static string? Problem(LicenceType licence)
    {
        if (licence.Pattern is not { } pattern)
            return null;
        if (licence.Numbering != LicenceNumbering.Pattern)
            return "numbering: e-licence";
        if (Place().Matches(pattern).Select(match => match.Value).FirstOrDefault(place => !Places.Contains(place)) is { } unknown)
            return unknown;
        // Two licences of a year would have the same number.
        return pattern.Split("{serial}").Length == 2 ? null : "{serial}";
    }

    [GeneratedRegex(@"\{[^{}]*\}?|\}", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Place();
}
