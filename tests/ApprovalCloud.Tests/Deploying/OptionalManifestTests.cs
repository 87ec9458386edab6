using k8s.Models;
using YamlDotNet.RepresentationModel;

namespace ApprovalCloud.Tests.Deploying;

/// <summary>What is for clusters with cert-manager or External Secrets fits what is for all.</summary>
public sealed class OptionalManifestTests
{
    [Fact]
    public void Issuer_IsTheOneThatTheIngressOfPeopleNames_AndNoOther()
    {
        var issuer = Assert.Single(Documents("issuer.yaml"));
        var ingresses = Delivered.Manifests.OfType<V1Ingress>().Where(one => one.Metadata.Annotations.ContainsKey("cert-manager.io/issuer")).ToList();

        Assert.Equal(("Issuer", "approvalcloud"), ($"{issuer["kind"]}", $"{issuer["metadata"]["namespace"]}"));
        // Two that name the same secret would each make it.
        Assert.Equal($"{issuer["metadata"]["name"]}", Assert.Single(ingresses).Metadata.Annotations["cert-manager.io/issuer"]);
        Assert.Equal(ingresses[0].Spec.IngressClassName, $"{issuer["spec"]["acme"]["solvers"][0]["http01"]["ingress"]["ingressClassName"]}");
    }

    [Fact]
    public void SecretsOfTheVault_AreThoseThatPodsHave()
    {
        var documents = Documents("vault.yaml");
        var (store, account) = (Of(documents, "SecretStore").Single(), Of(documents, "ServiceAccount").Single());
        var secrets = Of(documents, "ExternalSecret").ToList();

        Assert.All(secrets, secret => Assert.Equal($"{store["metadata"]["name"]}", $"{secret["spec"]["secretStoreRef"]["name"]}"));
        Assert.Equal($"{account["metadata"]["name"]}", $"{store["spec"]["provider"]["vault"]["auth"]["kubernetes"]["serviceAccountRef"]["name"]}");
        Assert.Equal(
            Delivered.Manifests.OfType<V1Job>().Select(job => job.Spec.Template.Spec).Append(Delivered.Manifest<V1Deployment>().Spec.Template.Spec)
                .SelectMany(pod => pod.Volumes).Select(volume => volume.Secret?.SecretName).OfType<string>().Distinct().Order(),
            secrets.Select(secret => $"{secret["spec"]["target"]["name"]}").Order());
    }

    private static IEnumerable<YamlNode> Of(IEnumerable<YamlNode> documents, string kind) => documents.Where(document => $"{document["kind"]}" == kind);

    private static IReadOnlyList<YamlNode> Documents(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Delivered.Text($"kubernetes/optional/{file}")));
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }
}
