using System.Text;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.SampleRegistries.Data;
using ApprovalCloud.SampleRegistries.Doors;
using ApprovalCloud.SampleRegistries.Faults;

namespace ApprovalCloud.SampleRegistries;

/// <summary>Whom and what the registries know, to try things out with.</summary>
internal static class FrontPage
{
    public static string Text { get; } = Write();

    private static string Write()
    {
        var page = new StringBuilder("Sample registries. Nobody and nothing here is real.\n\nPeople\n");
        foreach (var person in SampleCitizens.All)
            page.Append($"  {person.IdentityNumber}  {person.Email,-26} {person.Name}\n");
        page.Append("\nCompanies\n");
        foreach (var company in Town.Companies)
            page.Append($"  {company.Uscc}  {company.Name}  {company.Representative.Email}  {company.Premises.Address}  {company.Premises.Area} m²\n");
        page.Append("\nProperty certificates\n");
        foreach (var home in Town.Homes)
            page.Append($"  {home.CertificateNumber}  {home.Owner.Email}{(home.IsMortgaged ? "  mortgaged" : "")}\n");
        page.Append("\nBirths\n");
        foreach (var birth in Town.Births)
            page.Append($"  {birth.BirthDate:yyyy-MM-dd}  {birth.Sex,-6}  mother {birth.Mother.Email}\n");
        page.Append($"\nFaults: PUT /faults/{{registry}} with the header {Keys.FaultKeyHeader} and {{\"kind\": \"slow\", \"seconds\": 5}}; kinds: {FaultSwitches.Kinds}\n");
        return page.ToString();
    }
}
