using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;

namespace ApprovalCloud.Tests.SharedData;

/// <summary>A registry that answers whatever a test wants it to.</summary>
internal sealed class StubRegistry : IAsyncDisposable
{
    private readonly WebApplication app;

    private StubRegistry(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.First());

    public Func<HttpContext, Task> Answer { get; set; } = context => Json(context, "{}");

    /// <summary>What was asked, as it came over the wire.</summary>
    public ConcurrentQueue<(string Target, IHeaderDictionary Headers)> Asked { get; } = new();

    public static async Task<StubRegistry> Start(X509Certificate2? server = null, bool wantsCertificate = false)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            if (server is not null)
            {
                listen.UseHttps(server, https =>
                {
                    https.ClientCertificateMode = wantsCertificate ? ClientCertificateMode.RequireCertificate : ClientCertificateMode.NoCertificate;
                    https.AllowAnyClientCertificate();
                });
            }
        }));
        var stub = new StubRegistry(builder.Build());
        stub.app.Run(async context =>
        {
            stub.Asked.Enqueue((context.Features.Get<IHttpRequestFeature>()!.RawTarget, new HeaderDictionary(context.Request.Headers.ToDictionary())));
            await stub.Answer(context);
        });
        await stub.app.StartAsync();
        return stub;
    }

    public static Task Json(HttpContext context, string body, string type = "application/json")
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    public static Func<HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
