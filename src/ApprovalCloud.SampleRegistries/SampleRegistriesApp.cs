using ApprovalCloud.SampleRegistries.Doors;
using ApprovalCloud.SampleRegistries.Faults;
using ApprovalCloud.SampleRegistries.Registries;

namespace ApprovalCloud.SampleRegistries;

/// <summary>
/// The registries of a town that does not exist, as the platform would meet them: over HTTP, each behind its own door, and
/// sometimes out of order. For development and tests.
/// </summary>
public static class SampleRegistriesApp
{
    private const string DefaultAddress = "http://localhost:5090";

    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultAddress);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(new Keys(builder.Configuration));
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton(FaultSwitches.From(builder.Configuration));
        var app = builder.Build();
        app.MapFaults();
        app.MapGet("/", () => FrontPage.Text);
        app.Registry("population").BehindXRoad("CN/GOV/511602-public-security/population/people").MapPopulation();
        app.Registry("legal-persons").BehindApiKey().MapLegalPersons();
        app.Registry("premises").BehindToken().MapPremises();
        app.Registry("real-estate").BehindToken().MapRealEstate();
        app.Registry("birth-death").BehindApiKey().MapBirths();
        app.Registry("marriage").BehindXRoad("CN/GOV/511602-civil-affairs/marriage/marriages").MapMarriages();
        app.Registry("social-insurance").BehindToken().MapSocialInsurance();
        return app;
    }

    private static Door Registry(this WebApplication app, string key) => new(app, key);
}
