using ApprovalCloud.Core;
using ApprovalCloud.Core.Data;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Services.Search;
using ApprovalCloud.Core.Users;
using ApprovalCloud.Web.Api;
using ApprovalCloud.Web.Components;
using ApprovalCloud.Web.Files;
using ApprovalCloud.Web.Hosting;
using ApprovalCloud.Web.Jobs;
using ApprovalCloud.Web.Load;
using ApprovalCloud.Web.Localisation;
using ApprovalCloud.Web.Observability;
using ApprovalCloud.Web.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;

namespace ApprovalCloud.Web;

public static class WebSetup
{
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.AddMachine();
        builder.AddObservability();
        replace?.Invoke(builder.Services);
        builder.Services.AddCore(builder.Configuration);
        builder.Services.AddSingleton(_ => Written("han.txt", Han.Read));
        builder.Services.AddSingleton(_ => Written("passwords.txt", CommonPasswords.Read));
        builder.Services.AddUsers();
        // Shared by all nodes: a session made on one is good on another.
        builder.Services.AddDataProtection().SetApplicationName("ApprovalCloud").PersistKeysToDbContext<AppDbContext>();
        builder.Services.AddProxies(builder.Configuration);
        builder.Services.AddSecurity(builder.Configuration.GetValue("Cookies:OverTls", !builder.Environment.IsDevelopment()));
        builder.Services.AddProvider(builder.Configuration);
        builder.Services.AddRateLimits(builder.Configuration);
        builder.Services.AddLoad(builder.Configuration);
        builder.Services.AddCompression();
        builder.Services.AddJobs(builder.Configuration);
        builder.Services.AddLocalisation();
        builder.Services.AddSingleton<History>();
        builder.Services.AddSingleton<StepMaps>();
        builder.Services.AddSingleton<SourceWords>();
        builder.Services.AddSingleton<MaterialWords>();
        builder.Services.AddSingleton<PromiseWords>();
        builder.Services.AddSingleton<AccessWords>();
        builder.Services.AddSingleton<DeviceWords>();
        builder.Services.AddSingleton<WaitingWords>();
        builder.Services.AddApi();
        builder.Services.AddRouting(options => options.LowercaseUrls = true);
        builder.Services.AddRazorPages(Rooms.Configure);
        // A form with a file somewhat larger than it may be comes through, to be told what is wrong with it.
        var largest = Math.Max(30, 3 * (builder.Configuration.GetSection("Materials").Get<MaterialsOptions>() ?? new()).FileMegabytes) * 1_000_000L;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = largest);
        builder.Services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = largest);
        return builder.Build();
    }

    // Written by the assets' build; the lock file says from which dictionaries.
    private static T Written<T>(string name, Func<TextReader, T> read)
    {
        using var list = new StreamReader(typeof(WebSetup).Assembly.GetManifestResourceStream(name)!);
        return read(list);
    }

    public static WebApplication UseDoors(this WebApplication app)
    {
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseLoad();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/api"), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error", StatusCodeSelector = Problems.StatusOf });
            pages.UseStatusCodePagesWithReExecute("/error/{0}");
        });
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api =>
        {
            api.UseExceptionHandler(Problems.OfExceptions);
            api.UseStatusCodePages();
            api.RefuseInClear();
            api.UseKnownCharsets();
        });
        app.UseMiddleware<RefusedRequests>();
        app.UseCompression();
        app.UseAuthentication();
        app.UseKeptForms();
        app.UseRouting();
        app.UseLocalisation();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapLanguageSwitch();
        app.MapProviderLogout();
        app.MapSessionWatch();
        app.MapTusUploads();
        app.MapApi();
        app.MapLive();
        app.MapBoard();
        app.MapObservability();
        return app;
    }
}
