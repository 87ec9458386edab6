using System.Text.Unicode;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace ApprovalCloud.Web.Localisation;

public static class LocalisationSetup
{
    public static IServiceCollection AddLocalisation(this IServiceCollection services)
    {
        services.AddLocalization();
        // For code that cannot name Text, such as the letters written in Core.
        services.AddTransient<IStringLocalizer>(provider => provider.GetRequiredService<IStringLocalizer<Text>>());
        // Chinese is sent as it is, not as four times longer character references.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            string[] cultures = [.. Languages.All.Select(language => language.Culture)];
            options.SetDefaultCulture(cultures[0]).AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
            options.ApplyCurrentCultureToResponseHeaders = true;
            options.RequestCultureProviders = [new CookieRequestCultureProvider(), new BrowserLanguage()];
        });
        services.AddOptions<RequestLocalizationOptions>().Configure<CookieNames>((options, names) =>
            options.RequestCultureProviders.OfType<CookieRequestCultureProvider>().Single().CookieName = names.Culture);
        return services;
    }

    public static IApplicationBuilder UseLocalisation(this IApplicationBuilder app) => app.UseRequestLocalization();
}
