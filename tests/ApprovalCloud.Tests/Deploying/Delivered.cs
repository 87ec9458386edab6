using System.Text.RegularExpressions;
using ApprovalCloud.Tests.Support;
using k8s;
using k8s.Models;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>What is delivered for machines, as these tests read it.</summary>
internal static partial class Delivered
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "deploy");

    public static string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>The manifests by file; a field that Kubernetes does not know is an error.</summary>
    public static IReadOnlyList<object> Manifests { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "kubernetes"), "*.yaml").Order().SelectMany(file => KubernetesYaml.LoadAllFromString(File.ReadAllText(file), null, strict: true))];

    public static T Manifest<T>() => Manifests.OfType<T>().Single();

    /// <summary>What a file of an environment sets; comments are none.</summary>
    public static IEnumerable<(string Key, string Value)> Environment(string path) => Text(path).Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => (line[..line.IndexOf('=', StringComparison.Ordinal)], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]));

    /// <summary>Every setting of the platform that units, containers and manifests make, as the platform calls it, and a value for it.</summary>
    public static IEnumerable<(string Key, string Value)> Settings() =>
        Environment("systemd/node.env")
            .Concat(Manifest<V1ConfigMap>().Data.Select(one => (one.Key, one.Value)))
            .Concat(Names().Matches(Text("systemd/approvalcloud.service") + Text("kubernetes/settings.yaml") + Text("container/compose.yaml") + Text("container/Containerfile"))
                .Select(name => name.Groups["key"].Value).Select(key => (key, key == "ConnectionStrings__Postgres" ? "Host=127.0.0.1" : "5")))
            // Kestrel reads its own when it begins to listen.
            .Where(one => !Others().IsMatch(one.Item1))
            .Select(one => (one.Item1.Replace("__", ":", StringComparison.Ordinal), one.Item2))
            .DistinctBy(one => one.Item1);

    [GeneratedRegex("^(ASPNETCORE_|DOTNET_|Kestrel__|CREDENTIALS_DIRECTORY$)")]
    private static partial Regex Others();

    // A name with two underscores is a setting wherever it stands.
    [GeneratedRegex(@"(?<key>\b[A-Z][A-Za-z0-9]*(__[A-Za-z0-9]+)+)\b")]
    private static partial Regex Names();
}
