using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ApprovalCloud.Core.Demo;
using ApprovalCloud.Tests.Support;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>What rules and dashboard look at is what a node answers at /metrics, once some work was done.</summary>
public sealed partial class MetricsTests : IClassFixture<MetricsTests.Node>
{
    private static readonly string[] OfOthers = ["node_", "patroni_", "etcd_"];
    private readonly Node node;

    public MetricsTests(Node node)
    {
        PostgresPlatform.Require();
        this.node = node;
    }

    [Fact]
    public async Task EverySeriesOfRulesAndDashboard_IsThere()
    {
        await Work();
        var there = await UntilWorkIsSeen();

        var named = RuleTests.Series().Where(series => !OfOthers.Any(prefix => series.StartsWith(prefix, StringComparison.Ordinal))).Except(RuleTests.Records()).ToList();
        Assert.Contains("approvalcloud_outbox_unsent", named);
        Assert.All(named, series => Assert.True(there.Contains($"\n{series}{{", StringComparison.Ordinal) || Delivered.Text("backup/figures").Contains($"\n{series} ", StringComparison.Ordinal), series));
        Assert.Matches("\napprovalcloud_health\\{[^}]*check=\"schema\"[^}]*\\} 1[ \n]", there);
        Assert.Matches("approvalcloud_use_case_duration_seconds_count\\{[^}]*outcome=\"ok\"[^}]*use_case=\"SubmitApplication\"[^}]*\\} 1[ \n]", there);
        Assert.Matches("aspnetcore_identity_sign_in_check_password_attempts_total\\{[^}]*result=\"failure\"[^}]*\\} 1[ \n]", there);
    }

    [Fact]
    public async Task OtherPorts_AnswerNoFigures()
    {
        using var people = new HttpClient();

        Assert.Equal(HttpStatusCode.NotFound, (await people.GetAsync(new Uri($"{node.Address}metrics"))).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await people.GetAsync(new Uri($"{node.Figures}metrics"))).StatusCode);
    }

    // A wrong password, an application with what registries hold (of whom none is there), and a decision.
    private async Task Work()
    {
        using var citizen = new HttpClient { BaseAddress = node.Address };
        using var wrong = await citizen.PostAsJsonAsync("/api/account/login", new { email = "citizen@example.test", password = "not-it-at-all" });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        await SignIn(citizen, "citizen");
        using var created = await citizen.PostAsJsonAsync("/api/applications", new { service = Given.Restaurant, facts = Given.LargeRestaurant(node.Workflows).Facts });
        var id = (await created.Json()).GetProperty("id").GetGuid();
        using var asked = await citizen.PostAsJsonAsync($"/api/applications/{id}/prefill", new { consent = new[] { "legal-persons", "premises" } });
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/applications/{id}/submit");
        request.Headers.Add("Idempotency-Key", id.ToString());
        using var submitted = await citizen.SendAsync(request);
        submitted.EnsureSuccessStatusCode();
        using var clerk = new HttpClient { BaseAddress = node.Address };
        await SignIn(clerk, "clerk.administrative-approval");
        var task = $"/api/tasks/{id}/business-registration";
        using var opened = await clerk.GetAsync(new Uri(task, UriKind.Relative));
        using var decide = new HttpRequestMessage(HttpMethod.Post, $"{task}/decide") { Content = JsonContent.Create(new { verdict = "grant", note = "" }) };
        decide.Headers.IfMatch.Add(opened.Headers.ETag!);
        using var decided = await clerk.SendAsync(decide);
        decided.EnsureSuccessStatusCode();
    }

    private static async Task SignIn(HttpClient client, string account)
    {
        using var response = await client.PostAsJsonAsync("/api/account/login", new { email = $"{account}@example.test", password = SamplePeople.Password });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (await response.Json()).GetProperty("accessToken").GetString());
    }

    // The application is in hand, and the letter about it was sent.
    private async Task<string> UntilWorkIsSeen()
    {
        using var prometheus = new HttpClient();
        for (var attempt = 0; attempt < 120; attempt++)
        {
            var answer = await prometheus.GetStringAsync(new Uri($"{node.Figures}metrics"));
            if (Jobs().IsMatch(answer) && InHand().IsMatch(answer))
                return answer;
            await Task.Delay(500);
        }

        throw new TimeoutException("The work that was done is not in the figures.");
    }

    [GeneratedRegex("approvalcloud_job_last_success_seconds\\{[^}]*job_name=\"outbox\"")]
    private static partial Regex Jobs();

    [GeneratedRegex("\napprovalcloud_applications_open\\{[^}]*service=\"open-a-restaurant\"[^}]*\\} 1[ \n]")]
    private static partial Regex InHand();

    /// <summary>One node as a process of its own, with its jobs, and figures at a port apart.</summary>
    public sealed class Node : PostgresPlatform
    {
        private RunningPlatform? running;

        public Uri Address => running!.Address;

        public Uri Figures { get; } = new($"http://127.0.0.1:{RunningPlatform.FreePort()}");

        public override async ValueTask InitializeAsync()
        {
            if (TestServer is null)
                return;
            await base.InitializeAsync();
            var port = RunningPlatform.FreePort();
            running = await RunningPlatform.Start(
                Connection, port, $"--urls=http://127.0.0.1:{port};{Figures}", $"--Metrics:Port={Figures.Port}", $"--Mail:Folder={MailFolder}", $"--Materials:Folder={FilesFolder}");
        }

        public override async ValueTask DisposeAsync()
        {
            running?.Dispose();
            await base.DisposeAsync();
            GC.SuppressFinalize(this);
        }
    }
}
