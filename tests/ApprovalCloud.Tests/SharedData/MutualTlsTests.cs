using System.Security.Cryptography.X509Certificates;
using ApprovalCloud.Core.SharedData;
using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Tests.SharedData;

public sealed class MutualTlsTests : IDisposable
{
    private readonly TestCertificates ours = new("Our authority");
    private readonly TestCertificates theirs = new("Somebody's authority");

    [Fact]
    public async Task Ask_WithACertificate_ShowsItAndIsAnswered()
    {
        await using var stub = await StubRegistry.Start(ours.Server, wantsCertificate: true);
        await using var asking = Asking(stub, ours);
        string? shown = null;
        stub.Answer = context =>
        {
            shown = context.Connection.ClientCertificate?.Subject;
            return StubRegistry.Json(context, $$"""{"id": "{{SharedData.Asking.Person}}"}""");
        };
        Assert.Equal(LookupOutcome.Answered, (await asking.Ask()).Outcome);
        Assert.Equal("CN=approval-cloud", shown);
    }

    [Fact]
    public async Task Ask_ServerOfAnUnknownAuthority_IsNotTold()
    {
        await using var stub = await StubRegistry.Start(theirs.Server, wantsCertificate: true);
        await using var asking = Asking(stub, ours);
        Assert.Equal(LookupOutcome.Down, (await asking.Ask()).Outcome);
        Assert.Empty(stub.Asked);
    }

    [Fact]
    public async Task Ask_WithoutACertificate_IsRefusedAndNotAsked()
    {
        await using var stub = await StubRegistry.Start(ours.Server, wantsCertificate: true);
        await using var asking = new Asking(stub.Address, ("Authority", ours.AuthorityFile));
        asking.Registry = asking.Registry with { Authentication = new RegistryAuthentication.MutualTls() };
        Assert.Equal(LookupOutcome.Refused, (await asking.Ask()).Outcome);
        Assert.Empty(stub.Asked);
    }

    public void Dispose()
    {
        ours.Dispose();
        theirs.Dispose();
    }

    private static Asking Asking(StubRegistry stub, TestCertificates certificates)
    {
        var asking = new Asking(
            stub.Address, ("Authority", certificates.AuthorityFile), ("Certificate", certificates.ClientFile), ("CertificatePassword", TestCertificates.Password));
        asking.Registry = asking.Registry with { Authentication = new RegistryAuthentication.MutualTls() };
        return asking;
    }
}
