using System.Globalization;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using Npgsql;
using YamlDotNet.Core;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>The manifests of Kubernetes: read into its own types, none of whose fields may be misspelled, and of one mind with each other.</summary>
public sealed partial class ManifestTests
{
    private static V1Deployment Deployment => Delivered.Manifest<V1Deployment>();

    private static V1PodSpec Pod => Deployment.Spec.Template.Spec;

    private static V1Container Node => Pod.Containers.Single(container => container.Name == "node");

    private const string Nginx = "nginx.ingress.kubernetes.io/";

    /// <summary>By the path that each is for.</summary>
    private static IReadOnlyDictionary<string, V1Ingress> Ingresses => Delivered.Manifests.OfType<V1Ingress>().ToDictionary(ingress => PathOf(ingress).Path);

    private static IEnumerable<V1PodSpec> Pods => Delivered.Manifests.OfType<V1Job>().Select(job => job.Spec.Template.Spec).Append(Pod);

    [Fact]
    public void FieldThatKubernetesDoesNotKnow_IsFound() => Assert.ThrowsAny<YamlException>(() => KubernetesYaml.LoadAllFromString(
        Delivered.Text("kubernetes/deployment.yaml").Replace("readOnlyRootFilesystem", "readOnlyRootFileSystem", StringComparison.Ordinal), null, strict: true));

    [Fact]
    public void Everything_IsInOneNamespace() =>
        Assert.All(Delivered.Manifests.OfType<IMetadata<V1ObjectMeta>>().Where(one => one is not V1Namespace), one => Assert.Equal("approvalcloud", one.Metadata.NamespaceProperty));

    [Fact]
    public void Pods_MayDoNothingThatTheyNeedNot() => Assert.All(Pods, pod =>
    {
        Assert.True(pod.SecurityContext.RunAsNonRoot == true && pod.SecurityContext.SeccompProfile.Type == "RuntimeDefault" && pod.AutomountServiceAccountToken == false);
        Assert.Matches($@"^USER {pod.SecurityContext.RunAsUser}$", Delivered.Text("container/Containerfile").Split('\n').Single(line => line.StartsWith("USER", StringComparison.Ordinal)));
        Assert.All(pod.Containers, container =>
        {
            Assert.True(container.SecurityContext is { ReadOnlyRootFilesystem: true, AllowPrivilegeEscalation: false });
            Assert.Equal(["ALL"], container.SecurityContext.Capabilities.Drop);
            Assert.NotNull(container.Resources.Limits["memory"]);
        });
    });

    [Fact]
    public void EveryMount_HasItsVolume_AndTheSecretsAreWhereThePlatformLooks()
    {
        Assert.All(Pods, pod => Assert.Equal(pod.Volumes.Select(volume => volume.Name).Order(), pod.Containers.SelectMany(container => container.VolumeMounts).Select(mount => mount.Name).Distinct().Order()));
        var settings = Delivered.Manifest<V1ConfigMap>().Data;
        Assert.All(Pods, pod => Assert.Contains(pod.Containers[0].VolumeMounts, mount => mount.MountPath == settings["CREDENTIALS_DIRECTORY"]));
    }

    [Fact]
    public void Ports_AreThoseThatTheNodeListensOn()
    {
        var settings = Delivered.Manifest<V1ConfigMap>().Data;
        var listens = settings["ASPNETCORE_URLS"].Split(';').Select(url => new Uri(url).Port).Order().ToList();

        Assert.Equal(listens, Node.Ports.Select(port => port.ContainerPort).Order());
        Assert.Equal(int.Parse(settings["Metrics__Port"], CultureInfo.InvariantCulture), Node.Ports.Single(port => port.Name == "metrics").ContainerPort);
        Assert.Equal(settings["Metrics__Port"], Deployment.Spec.Template.Metadata.Annotations["prometheus.io/port"]);
        Assert.Equal("https", Delivered.Manifest<V1Service>().Spec.Ports.Single().TargetPort.Value);
        var admitted = Delivered.Manifest<V1NetworkPolicy>().Spec.Ingress.SelectMany(rule => rule.Ports).Select(port => int.Parse(port.Port.Value, CultureInfo.InvariantCulture));
        Assert.Equal(listens, admitted.Order());
        Assert.All(Ingresses.Values, ingress =>
        {
            var backend = PathOf(ingress).Backend.Service;
            Assert.Equal((Delivered.Manifest<V1Service>().Metadata.Name, "https"), (backend.Name, backend.Port.Name));
        });
    }

    [Fact]
    public void Pods_AreAskedByTlsAlone_AndBelievedByTheirName()
    {
        var settings = Delivered.Manifest<V1ConfigMap>().Data;

        Assert.All(settings["ASPNETCORE_URLS"].Split(';'), url => Assert.StartsWith("https://", url, StringComparison.Ordinal));
        Assert.All([settings["Kestrel__Certificates__Default__Path"], settings["Kestrel__Certificates__Default__KeyPath"]], file => Assert.Contains(Node.VolumeMounts, mount => file.StartsWith($"{mount.MountPath}/", StringComparison.Ordinal)));
        Assert.All(Ingresses.Values, ingress =>
        {
            var said = ingress.Metadata.Annotations;
            Assert.Equal(("HTTPS", "on", "approvalcloud", "on"), (said[$"{Nginx}backend-protocol"], said[$"{Nginx}proxy-ssl-verify"], said[$"{Nginx}proxy-ssl-name"], said[$"{Nginx}proxy-ssl-server-name"]));
            Assert.Equal("approvalcloud/approvalcloud-authority", said[$"{Nginx}proxy-ssl-secret"]);
        });
        Assert.Equal("https", Deployment.Spec.Template.Metadata.Annotations["prometheus.io/scheme"]);
        // Whoever looks through files is asked within the pod, and by nobody else.
        Assert.StartsWith("127.0.0.1:", settings["Materials__Clamd"], StringComparison.Ordinal);
        Assert.Contains(Pod.Containers, container => container.Name == "clamd");
    }

    // Each connection is checked, and shows a certificate of the secret that is mounted where it says.
    [Fact]
    public void PodsComeToTheDatabase_ByCertificateAndWithoutAPassword()
    {
        var nodes = Delivered.Manifest<V1ConfigMap>().Data["ConnectionStrings__Postgres"];
        var migrate = Delivered.Manifests.OfType<V1Job>().Single(job => job.Metadata.Name == "migrate").Spec.Template.Spec;

        ComesByCertificate(nodes, "approvalcloud_node", Pod, "approvalcloud-database");
        ComesByCertificate(nodes, "approvalcloud_node", Delivered.Manifests.OfType<V1Job>().Single(job => job.Metadata.Name == "seed").Spec.Template.Spec, "approvalcloud-database");
        ComesByCertificate(migrate.Containers.Single().Env.Single().Value, "approvalcloud", migrate, "approvalcloud-owner");
        Assert.DoesNotContain(Pod.Volumes, volume => volume.Secret?.SecretName == "approvalcloud-owner");
    }

    // Nobody meets another certificate, or other bounds for files, because of the path.
    [Fact]
    public void Programs_AreNotLedOnToTls_AndElseServedAsPeopleAre()
    {
        var (people, programs) = (Ingresses["/"], Ingresses["/api"]);

        Assert.Equal("false", programs.Metadata.Annotations[$"{Nginx}ssl-redirect"]);
        Assert.Equal(OfNginx(people), OfNginx(programs).Where(one => one.Key != $"{Nginx}ssl-redirect"));
        Assert.All(Ingresses.Values, ingress => Assert.Equal(people.Spec.Tls.Single().SecretName, ingress.Spec.Tls.Single().SecretName));
        Assert.All(Ingresses.Values, ingress => Assert.Equal(people.Spec.Rules.Single().Host, ingress.Spec.Rules.Single().Host));
    }

    [Fact]
    public void Health_IsAskedByNobodyFromOutside()
    {
        var annotations = Ingresses["/health"].Metadata.Annotations;

        Assert.Equal("127.0.0.1/32", annotations[$"{Nginx}whitelist-source-range"]);
        Assert.Equal("true", annotations[$"{Nginx}use-regex"]);
    }

    [Fact]
    public void Pods_ReachNobodyWhoIsNotNamed() =>
        Assert.All(Delivered.Manifest<V1NetworkPolicy>().Spec.Egress, rule => Assert.True(rule.To is { Count: > 0 } && rule.To.All(to => to.IpBlock?.Cidr is not "0.0.0.0/0")));

    [Fact]
    public void Selectors_MeetThePods()
    {
        var labels = Deployment.Spec.Template.Metadata.Labels;
        IDictionary<string, string>[] selectors =
        [
            Deployment.Spec.Selector.MatchLabels, Delivered.Manifest<V1Service>().Spec.Selector, Delivered.Manifest<V1PodDisruptionBudget>().Spec.Selector.MatchLabels,
            .. Pod.TopologySpreadConstraints.Select(one => one.LabelSelector.MatchLabels),
        ];

        Assert.All(selectors, selector => Assert.Equal(labels, selector));
        Assert.Equal(Deployment.Metadata.Name, Delivered.Manifest<V2HorizontalPodAutoscaler>().Spec.ScaleTargetRef.Name);
    }

    [Fact]
    public void Probes_AskWhatTheyMean()
    {
        Assert.Equal("/health/ready", Node.ReadinessProbe.HttpGet.Path);
        Assert.All([Node.LivenessProbe, Node.StartupProbe], probe => Assert.Equal("/health/live", probe.HttpGet.Path));
        Assert.All([Node.ReadinessProbe, Node.LivenessProbe, Node.StartupProbe], probe => Assert.Equal(("https", "HTTPS"), (probe.HttpGet.Port.Value, probe.HttpGet.Scheme)));
    }

    // It serves on until two looks have said that it ends, and is not killed before requests and jobs have ended.
    [Fact]
    public void PodThatEnds_HasTheTimeThatItTakes()
    {
        var drain = int.Parse(Delivered.Manifest<V1ConfigMap>().Data["Drain__Seconds"], CultureInfo.InvariantCulture);

        Assert.True(drain > Node.ReadinessProbe.PeriodSeconds * Node.ReadinessProbe.FailureThreshold);
        Assert.True(Pod.TerminationGracePeriodSeconds > drain + 30);
    }

    [Fact]
    public void AllPodsTogether_HaveFewerConnectionsThanPostgresTakes()
    {
        var most = int.Parse(MaxConnections().Match(Delivered.Text("patroni/patroni.yml")).Groups["count"].Value, CultureInfo.InvariantCulture);
        var pool = int.Parse(PoolSize().Match(Delivered.Text("kubernetes/settings.yaml")).Groups["count"].Value, CultureInfo.InvariantCulture);
        var pods = Delivered.Manifest<V2HorizontalPodAutoscaler>().Spec.MaxReplicas + int.Parse(Deployment.Spec.Strategy.RollingUpdate.MaxSurge.Value, CultureInfo.InvariantCulture);

        Assert.True(pods * (pool + 5) < most, $"{pods} pods with {pool} connections each and a few for jobs, and {most} in all");
    }

    [Fact]
    public void Secrets_AreNamedAndNotGiven()
    {
        Assert.Empty(Delivered.Manifests.OfType<V1Secret>());
        Assert.DoesNotContain(Delivered.Manifest<V1ConfigMap>().Data, one => $"{one.Key}={one.Value}" is var all && (all.Contains("Password", StringComparison.Ordinal) || one.Key.Contains("Secret", StringComparison.Ordinal)));
    }

    private static void ComesByCertificate(string connection, string role, V1PodSpec pod, string secret)
    {
        var address = new NpgsqlConnectionStringBuilder(connection);
        var volume = pod.Volumes.Single(volume => volume.Secret?.SecretName == secret).Name;
        var folder = pod.Containers[0].VolumeMounts.Single(mount => mount.Name == volume).MountPath;

        Assert.Equal((role, null, SslMode.VerifyFull), (address.Username, address.Password, address.SslMode));
        Assert.Equal(($"{folder}/ca.crt", $"{folder}/tls.crt", $"{folder}/tls.key"), (address.RootCertificate, address.SslCertificate, address.SslKey));
    }

    private static IReadOnlyList<KeyValuePair<string, string>> OfNginx(V1Ingress ingress) =>
        [.. ingress.Metadata.Annotations.Where(one => one.Key.StartsWith(Nginx, StringComparison.Ordinal)).OrderBy(one => one.Key, StringComparer.Ordinal)];

    private static V1HTTPIngressPath PathOf(V1Ingress ingress) => ingress.Spec.Rules.Single().Http.Paths.Single();

    [GeneratedRegex(@"^\s*max_connections: (?<count>[0-9]+)", RegexOptions.Multiline)]
    private static partial Regex MaxConnections();

    [GeneratedRegex("Maximum Pool Size=(?<count>[0-9]+)")]
    private static partial Regex PoolSize();
}
