using System.Reflection;
using ApprovalCloud.Core.Materials;
using ApprovalCloud.Core.Services;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;
using ApprovalCloud.Engine.Reading;
using ApprovalCloud.Tests.SharedData;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Hostile;

/// <summary>Whom the platform calls stands in its configuration; nothing that people type, and no service, leads it elsewhere.</summary>
public sealed class CalledAddressTests
{
    private static readonly string[] Values =
    [
        "../admin", "..%2fadmin", "%2e%2e/admin", "a/../../b", "@evil.test", "evil.test", "http://169.254.169.254/latest/meta-data", "//evil.test", "\\\\evil.test", "a?x=1", "a#b", "a;b", "a\r\nHost: evil.test",
        "\u0000", "\ud800", "。。/", "．．／", "{applicant}", "localhost:22", "[::1]", "a b", "%", "%zz", "\u202E",
    ];

    [Fact]
    public async Task Lookup_OfWhateverIsTyped_StaysBelowItsEndpoint()
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);
        foreach (var value in Values)
            await asking.Ask(value);
        Assert.NotEmpty(stub.Asked);
        Assert.All(stub.Asked, asked =>
        {
            Assert.StartsWith("/api/people/", asked.Target, StringComparison.Ordinal);
            Assert.DoesNotContain('/', asked.Target["/api/people/".Length..]);
            Assert.Equal(stub.Address.Authority, asked.Headers.Host.ToString());
        });
    }

    [Theory]
    [InlineData("//evil.test/{applicant}")]
    [InlineData("https://evil.test/{applicant}")]
    [InlineData("/\\evil.test/{applicant}")]
    [InlineData("/@evil.test/{applicant}")]
    [InlineData("/../../admin/{applicant}")]
    [InlineData("/%2e%2e/%2e%2e/admin/{applicant}")]
    [InlineData("/people/../../admin/{applicant}")]
    [InlineData("{applicant}")]
    [InlineData("/people/{applicant}#@evil.test")]
    public async Task Lookup_OfAnyPathThatAServiceWrites_StaysBelowItsEndpoint(string path)
    {
        await using var stub = await StubRegistry.Start();
        await using var asking = new Asking(stub.Address);

        var answer = await asking.Ask(new Lookup("people", path) { Names = ["applicant"] }, new() { ["applicant"] = "evil.test" });

        Assert.All(stub.Asked, asked => Assert.StartsWith("/api/", asked.Target, StringComparison.Ordinal));
        Assert.True(stub.Asked.Count == 1 || answer.Outcome is LookupOutcome.NothingFound, $"{answer.Outcome}");
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://evil.test/")]
    [InlineData("gopher://evil.test/")]
    [InlineData("//evil.test/")]
    [InlineData("https://user:secret@evil.test/")]
    [InlineData("https://evil.test/?a=")]
    [InlineData("https://evil.test/#")]
    public void Endpoint_ThatIsNoPlainWebAddress_IsFound(string endpoint)
    {
        var files = WorkflowFolder.Files(WorkflowsCopy.Shipped);
        var registries = files.Single(file => file.Path == "registries.yaml");
        var line = registries.Content.Split('\n').First(line => line.TrimStart().StartsWith("endpoint:", StringComparison.Ordinal));
        var (_, findings) = WorkflowsReader.Read([.. files.Where(file => file != registries), registries with { Content = registries.Content.Replace(line, $"    endpoint: \"{endpoint}\"", StringComparison.Ordinal) }]);
        Assert.Contains(findings, finding => finding.File == "registries.yaml" && finding.Rule == FindingRule.ValueInvalid);
    }

    [Fact]
    public async Task Answer_OfARegistry_LeadsNowhere_WhateverItsStatus()
    {
        await using var elsewhere = await StubRegistry.Start();
        foreach (var status in new[] { 301, 302, 303, 307, 308 })
        {
            await using var stub = await StubRegistry.Start();
            await using var asking = new Asking(stub.Address);
            stub.Answer = context =>
            {
                (context.Response.StatusCode, context.Response.Headers.Location) = (status, elsewhere.Address.AbsoluteUri);
                return Task.CompletedTask;
            };
            Assert.Equal(LookupOutcome.Refused, (await asking.Ask()).Outcome);
        }

        Assert.Empty(elsewhere.Asked);
    }

    [Fact]
    public void NamesInTheStore_AreMadeOfIdsAlone()
    {
        var made = typeof(IFileStore).Assembly.GetType("ApprovalCloud.Core.Materials.FileNamesInStore", throwOnError: true)!.GetMethods(BindingFlags.Public | BindingFlags.Static);
        Assert.True(made.Length >= 3);
        foreach (var method in made)
        {
            Assert.All(method.GetParameters(), parameter => Assert.Equal(typeof(Guid), parameter.ParameterType));
            Assert.Matches("^[0-9a-f]{32}/[0-9a-f]{32}(\\.[a-z]+)?$", (string)method.Invoke(null, [.. method.GetParameters().Select(_ => (object)Guid.NewGuid())])!);
        }
    }

    // Whoever makes a client of HTTP here is looked at: its address comes from the configuration.
    [Fact]
    public void ClientsOfHttp_AreMadeInTheseFilesAlone()
    {
        var makers = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("SampleRegistries", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file) is var source && (source.Contains("new HttpClient", StringComparison.Ordinal) || source.Contains("IHttpClientFactory", StringComparison.Ordinal)
                || source.Contains("AddHttpClient", StringComparison.Ordinal) || source.Contains("HttpMessageInvoker(", StringComparison.Ordinal) || source.Contains("WebRequest", StringComparison.Ordinal) || source.Contains("new TcpClient", StringComparison.Ordinal) || source.Contains("new Socket(", StringComparison.Ordinal) || source.Contains("AmazonS3Client client", StringComparison.Ordinal)))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["Clamd.cs", "ClientCredentialsTokens.cs", "HealthCommand.cs", "RegistryConnection.cs", "S3FileStore.cs"], makers);
    }
}
