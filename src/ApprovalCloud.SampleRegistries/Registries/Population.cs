using ApprovalCloud.Core.Demo;
using ApprovalCloud.SampleRegistries.Data;

namespace ApprovalCloud.SampleRegistries.Registries;

internal static class Population
{
    public static void MapPopulation(this RouteGroupBuilder registry)
    {
        registry.MapGet("/people/{number}", (string number) => Town.Person(number) is { } person
            ? Results.Ok(new { idNumber = person.IdentityNumber, person.Name, sex = person.IsFemale ? "female" : "male", birthDate = person.BornOn })
            : Results.NotFound());
        registry.MapGet("/people/{number}/household", (string number, string joins) =>
            Town.Person(number) is { } person && HeadOf(person, joins) is { } head
                ? Results.Ok(new
                {
                    person = new { idNumber = person.IdentityNumber },
                    joins,
                    head = new { idNumber = head.IdentityNumber, head.Name },
                    address = Town.AddressOf(head),
                })
                : Results.NotFound());
    }

    // Everybody is the head of a household of their own; a child joins the mother's, or her husband's.
    private static SampleCitizen? HeadOf(SampleCitizen mother, string joins) => joins switch
    {
        "mothers" => mother,
        "fathers" => Town.SpouseOf(mother),
        _ => null,
    };
}
