using ApprovalCloud.Core.Documents.Drawing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Core.Documents;

public static class DocumentsSetup
{
    public static IServiceCollection AddDocuments(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<DocumentOptions>(configuration.GetSection("Documents"));
        services.AddSingleton<DocumentFonts>();
        services.AddSingleton<DocumentDrawing>();
        services.AddSingleton<SigningKeys>();
        services.AddScoped<Issuing>();
        services.AddScoped<VerifyDocuments>();
        return services;
    }
}
