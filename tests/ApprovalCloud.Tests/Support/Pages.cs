using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;

namespace ApprovalCloud.Tests.Support;

/// <summary>Pages as a browser without JavaScript uses them: signed in by the form, forms sent with their token.</summary>
public static partial class Pages
{
    public static async Task<HttpClient> SignedInToPages(this Platform platform, string account)
    {
        var client = platform.CreateClient();
        using var response = await client.Post("/account/sign-in", ("Email", $"{account}@example.test"), ("Password", SamplePeople.Password));
        Assert.DoesNotContain("sign-in", response.RequestMessage!.RequestUri!.ToString());
        return client;
    }

    /// <summary>Opens the page and sends its form.</summary>
    public static Task<HttpResponseMessage> Post(this HttpClient client, string address, params (string Name, string Value)[] fields) =>
        client.PostFrom(address, address, fields);

    /// <summary>Opens a page and sends its form to another one.</summary>
    public static async Task<HttpResponseMessage> PostFrom(this HttpClient client, string opened, string address, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(new Uri(opened, UriKind.Relative));
        return await client.PostAsync(new Uri(address, UriKind.Relative), new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", TokenOf(page)))
                .Select(field => KeyValuePair.Create(field.Item1, field.Item2))));
    }

    /// <summary>What a form of the page is sent with.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups["token"].Value;

    /// <summary>The page's text, as HTML decodes it.</summary>
    public static async Task<string> Words(this HttpResponseMessage response) => System.Net.WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"")]
    private static partial Regex Token();
}
