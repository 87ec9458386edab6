using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Desk;

/// <summary>The forms of a task's page, sent over what the clerk sees.</summary>
internal static partial class TaskForms
{
    public static Uri Address(string path) => new(path, UriKind.Relative);

    public static async Task<HttpResponseMessage> Send(this HttpClient client, string task, string handler, params (string Name, string Value)[] fields)
    {
        var page = await client.GetStringAsync(Address(task));
        return await client.Post($"{task}?handler={handler}", [.. fields, ("Version", Hidden("Version", page)), ("Seen", Hidden("Seen", page))]);
    }

    private static string Hidden(string name, string page) =>
        Field().Matches(page).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["value"].Value ?? "0";

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>\\w+)\" value=\"(?<value>\\d+)\"")]
    private static partial Regex Field();
}
