using ApprovalCloud.SampleRegistries.Data;

namespace ApprovalCloud.SampleRegistries.Registries;

internal static class LegalPersons
{
    public static void MapLegalPersons(this RouteGroupBuilder registry)
    {
        registry.MapGet("/representatives/{number}/companies", (string number) => Town.Person(number) is { } person
            ? Results.Ok(new
            {
                representative = new { idNumber = person.IdentityNumber, person.Name },
                companies = Town.Companies.Where(company => company.Representative == person)
                    .Select(company => new { company.Uscc, company.Name, registered = true }).ToArray(),
            })
            : Results.NotFound());
        registry.MapGet("/companies/{uscc}", (string uscc) =>
            Town.Companies.FirstOrDefault(company => company.Uscc.Equals(uscc, StringComparison.OrdinalIgnoreCase)) is { } company
                ? Results.Ok(Entry(company))
                : Results.NotFound());
    }

    private static object Entry(Company company) => new
    {
        company.Uscc,
        registered = true,
        company.Name,
        company.Form,
        company.Industry,
        company.Scope,
        company.RegisteredCapital,
        company.Shareholders,
        legalRepresentative = new { idNumber = company.Representative.IdentityNumber, company.Representative.Name },
        premises = new { company.Premises.Address, company.Premises.Tenure },
        licence = new { number = company.LicenceNumber, validUntil = (DateOnly?)null },
    };
}
