using Microsoft.Extensions.Hosting.Systemd;

namespace ApprovalCloud.Web.Hosting;

/// <summary>What the machine gives a service that it runs.</summary>
internal static class Machine
{
    /// <summary>Where systemd puts what LoadCredential names; a folder of mounted secrets is as good.</summary>
    private const string Credentials = "CREDENTIALS_DIRECTORY";

    /// <summary>Where systemd listens.</summary>
    private const string Listener = "NOTIFY_SOCKET";

    public static void AddMachine(this WebApplicationBuilder builder)
    {
        if (Environment.GetEnvironmentVariable(Credentials) is { Length: > 0 } folder && Directory.Exists(folder))
            builder.Configuration.AddSecretFiles(folder);
        // Says that it has started, and that it ends, where somebody waits to hear it. AddSystemd would look for its parent in /proc, where a walled-in
        // process sees nobody else.
        if (Environment.GetEnvironmentVariable(Listener) is { Length: > 0 })
            builder.Services.AddSingleton<ISystemdNotifier, SystemdNotifier>().AddSingleton<IHostLifetime, SystemdLifetime>();
    }
}
