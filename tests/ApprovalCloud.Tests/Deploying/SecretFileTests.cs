using ApprovalCloud.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>A secret is a file that is called as its setting; a certificate's setting names a file, and so its secret is that file.</summary>
public sealed class SecretFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("approvalcloud-secrets-");

    [Fact]
    public async Task Secret_IsItsSetting_AndACertificateIsItsFile()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Mail__Password"), "of mail\n");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Registries__land__ApiKey"), "of land");
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "Registries__land__Certificate"), [0x30, 0x82]);
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "Documents__Certificate"), [0x30, 0x82]);

        var builder = new ConfigurationBuilder();
        builder.AddInMemoryCollection([KeyValuePair.Create("Documents:Certificate", (string?)"in the environment")]);
        builder.AddSecretFiles(folder.FullName);
        var settings = builder.Build();

        Assert.Equal("of mail", settings["Mail:Password"]);
        Assert.Equal("of land", settings["Registries:land:ApiKey"]);
        Assert.Equal(Path.Combine(folder.FullName, "Registries__land__Certificate"), settings["Registries:land:Certificate"]);
        Assert.Equal(Path.Combine(folder.FullName, "Documents__Certificate"), settings["Documents:Certificate"]);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
