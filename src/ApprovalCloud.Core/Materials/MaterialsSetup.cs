using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApprovalCloud.Core.Materials;

public static class MaterialsSetup
{
    public static IServiceCollection AddMaterials(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<MaterialsOptions>(configuration.GetSection("Materials"));
        services.AddSingleton<FileInspector>();
        services.AddSingleton<IFileStore>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MaterialsOptions>>().Value;
            return options.S3.Bucket is { Length: > 0 } ? new S3FileStore(options.S3) : new DiskFileStore(Folder(options, configuration));
        });
        services.AddSingleton<IMalwareScanner>(provider =>
        {
            var options = provider.GetRequiredService<IOptions<MaterialsOptions>>().Value;
            return options.Clamd is { Length: > 0 } address
                ? new Clamd(address, TimeSpan.FromSeconds(options.ClamdSeconds), provider.GetRequiredService<ILogger<Clamd>>())
                : new NoScanner();
        });
        services.AddScoped<FilesOfCase>();
        services.AddScoped<FileRoom>();
        services.AddScoped<KeptFiles>();
        services.AddScoped<TaskFiles>();
        services.AddScoped<Uploads>();
        services.AddScoped<OwnUploads>();
        services.AddScoped<CheckWaitingFiles>();
        services.AddScoped<PurgeUploads>();
        return services;
    }

    // Beside the database, if that is a file.
    private static string Folder(MaterialsOptions options, IConfiguration configuration)
    {
        if (options.Folder is { Length: > 0 } folder)
            return Path.GetFullPath(folder);
        var file = new SqliteConnectionStringBuilder(configuration.GetConnectionString("Sqlite") ?? "").DataSource;
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) is { Length: > 0 } beside ? beside : "data", "files"));
    }
}
