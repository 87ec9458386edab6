using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.Benchmarks;

/// <summary>One of the sample people who has signed in as people do, by the form, and looks at pages.</summary>
internal sealed partial class PagePerson(Uri address) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = address };

    public async Task SignIn(string account, CancellationToken cancellationToken)
    {
        var page = await client.GetStringAsync(new Uri("/account/sign-in", UriKind.Relative), cancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = $"{account}@example.test", ["Password"] = SamplePeople.Password, ["__RequestVerificationToken"] = Token().Match(page).Groups["token"].Value,
        });
        using var response = await client.PostAsync(new Uri("/account/sign-in", UriKind.Relative), form, cancellationToken);
        if (response.RequestMessage!.RequestUri!.AbsolutePath.Contains("sign-in", StringComparison.Ordinal))
            throw new InvalidOperationException($"{account} could not sign in.");
    }

    /// <returns>The page; whoever is sent elsewhere has not seen it.</returns>
    public async Task<string> Look(string path, CancellationToken cancellationToken)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        var page = await response.Content.ReadAsStringAsync(cancellationToken);
        return response.IsSuccessStatusCode && response.RequestMessage!.RequestUri!.PathAndQuery == new Uri(client.BaseAddress!, path).PathAndQuery
            ? page
            : throw new InvalidOperationException($"{path}: {response.StatusCode} at {response.RequestMessage!.RequestUri}");
    }

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
