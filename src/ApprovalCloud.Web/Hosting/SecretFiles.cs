using Microsoft.Extensions.FileProviders;

namespace ApprovalCloud.Web.Hosting;

/// <summary>One file for each secret, called as its setting is in the environment: it is in no list of processes and no dump of an environment.</summary>
public static class SecretFiles
{
    /// <summary>A secret is what its file holds; a certificate's setting names a file, and so it is the name of its own.</summary>
    public static void AddSecretFiles(this IConfigurationBuilder configuration, string folder)
    {
        configuration.AddKeyPerFile(source =>
        {
            source.FileProvider = new PhysicalFileProvider(Path.GetFullPath(folder));
            source.IgnoreCondition = IsCertificate;
        });
        configuration.AddInMemoryCollection(Directory.EnumerateFiles(Path.GetFullPath(folder)).Where(IsCertificate)
            .Select(file => KeyValuePair.Create(Path.GetFileName(file).Replace("__", ConfigurationPath.KeyDelimiter, StringComparison.Ordinal), (string?)file)));
    }

    private static bool IsCertificate(string file) => file.EndsWith("__Certificate", StringComparison.OrdinalIgnoreCase);
}
