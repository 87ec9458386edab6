using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Security;

/// <summary>A provider that calls itself otherwise than the platform was told is somebody else, and nobody is sent there.</summary>
public sealed class OtherIssuerTests(OtherIssuerTests.OtherIssuer platform) : IClassFixture<OtherIssuerTests.OtherIssuer>
{
    [Fact]
    public async Task Issuer_ThatIsAnother_IsNotTrusted()
    {
        using var client = platform.Careful();
        using var going = await client.PostFrom("/account/sign-in", "/account/provider?handler=go", ("ReturnUrl", "/account"));

        Assert.Equal("/account/provider?failed=true", going.Headers.Location!.ToString());
        Assert.Contains("has not told who you are", await client.GetStringAsync(going.Headers.Location));
    }

    public sealed class OtherIssuer : ProviderPlatform
    {
        protected override string Host => "localhost";
    }
}
