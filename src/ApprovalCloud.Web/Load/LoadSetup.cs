namespace ApprovalCloud.Web.Load;

public static class LoadSetup
{
    public static IServiceCollection AddLoad(this IServiceCollection services, IConfiguration configuration) =>
        services.Configure<LoadOptions>(configuration.GetSection("Load")).AddSingleton<Shedding>();

    /// <summary>Before anything that costs something.</summary>
    public static IApplicationBuilder UseLoad(this IApplicationBuilder app) => app.UseMiddleware<Shedding>();
}
