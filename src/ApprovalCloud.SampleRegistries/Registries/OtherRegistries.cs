using ApprovalCloud.SampleRegistries.Data;

namespace ApprovalCloud.SampleRegistries.Registries;

/// <summary>Registries that answer one question.</summary>
internal static class OtherRegistries
{
    public static void MapPremises(this RouteGroupBuilder registry) => registry.MapGet("/premises", (string address) =>
        Town.Companies.Select(company => company.Premises).FirstOrDefault(premises => premises.Address == address.Trim()) is { } found
            ? Results.Ok(new { found.Address, found.Area, found.SchoolDistance })
            : Results.NotFound());

    public static void MapBirths(this RouteGroupBuilder registry) => registry.MapGet("/births", (string mother) => Town.Person(mother) is { } person
        ? Results.Ok(new
        {
            mother = new { idNumber = person.IdentityNumber, person.Name },
            births = Town.Births.Where(birth => birth.Mother == person)
                .Select(birth => new { birth.Sex, birth.BirthDate, birth.BirthWeight, birth.Hospital }).ToArray(),
        })
        : Results.NotFound());

    public static void MapMarriages(this RouteGroupBuilder registry) => registry.MapGet("/marriages", (string one, string other) =>
        Town.Person(one) is { } first && Town.Person(other) is { } second
            ? Results.Ok(new
            {
                one = new { idNumber = first.IdentityNumber },
                other = new { idNumber = second.IdentityNumber },
                married = Town.SpouseOf(first) == second,
            })
            : Results.NotFound());

    public static void MapSocialInsurance(this RouteGroupBuilder registry) => registry.MapGet("/insured/{number}", (string number) =>
        Town.Person(number) is { } person
            ? Results.Ok(new { person = new { idNumber = person.IdentityNumber, person.Name }, maternity = person.IsFemale && Town.Number(person) % 5 != 0 })
            : Results.NotFound());
}
