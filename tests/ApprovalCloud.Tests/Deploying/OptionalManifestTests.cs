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
    public void SecretOfTheVault_IsTheOneThatPodsHave()
    {
        var documents = Documents("vault.yaml");
        var (store, account, secret) = (Of(documents, "SecretStore"), Of(documents, "ServiceAccount"), Of(documents, "ExternalSecret"));

        Assert.Equal($"{store["metadata"]["name"]}", $"{secret["spec"]["secretStoreRef"]["name"]}");
        Assert.Equal($"{account["metadata"]["name"]}", $"{store["spec"]["provider"]["vault"]["auth"]["kubernetes"]["serviceAccountRef"]["name"]}");
        Assert.Contains(Delivered.Manifest<V1Deployment>().Spec.Template.Spec.Volumes, volume => volume.Secret?.SecretName == $"{secret["spec"]["target"]["name"]}");
    }

    private static YamlNode Of(IEnumerable<YamlNode> documents, string kind) => documents.Single(document => $"{document["kind"]}" == kind);

    private static IReadOnlyList<YamlNode> Documents(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Delivered.Text($"kubernetes/optional/{file}")));
        return [.. yaml.Documents.Select(document => document.RootNode)];
    }
}
