using Microsoft.AspNetCore.Localization;

namespace ApprovalCloud.Web.Localisation;

// The framework's own provider finds nothing for plain "zh" and would go on to the reader's second language.
internal sealed class BrowserLanguage : RequestCultureProvider
{
    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext)
    {
        var culture = httpContext.Request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Languages.For(language.Value.ToString()))
            .FirstOrDefault(found => found is not null);
        return Task.FromResult(culture is null ? null : new ProviderCultureResult(culture));
    }
}
