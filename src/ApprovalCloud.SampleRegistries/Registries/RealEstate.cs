using ApprovalCloud.SampleRegistries.Data;

namespace ApprovalCloud.SampleRegistries.Registries;

internal static class RealEstate
{
    public static void MapRealEstate(this RouteGroupBuilder registry)
    {
        registry.MapGet("/properties/{certificate}", (string certificate) =>
            Town.Homes.FirstOrDefault(home => home.CertificateNumber == certificate) is { } home
                ? Results.Ok(new
                {
                    home.CertificateNumber,
                    owner = new { idNumber = home.Owner.IdentityNumber, home.Owner.Name },
                    home.Address,
                    home.Area,
                    home.Use,
                    home.AcquiredOn,
                    mortgaged = home.IsMortgaged,
                })
                : Results.NotFound());
        registry.MapGet("/owners/{number}/homes", (string number) =>
        {
            if (Town.Person(number) is not { } person)
                return Results.NotFound();
            var count = Town.Homes.Count(home => home.Owner == person);
            return Results.Ok(new { owner = new { idNumber = person.IdentityNumber, person.Name }, count, onlyHome = count == 1 });
        });
    }
}
