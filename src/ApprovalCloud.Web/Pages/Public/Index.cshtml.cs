using ApprovalCloud.Engine.Definition;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>The catalogue of services.</summary>
public sealed class IndexModel(Workflows workflows) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    public ILookup<Audience, ServiceDefinition> Services { get; private set; } = Enumerable.Empty<ServiceDefinition>().ToLookup(_ => default(Audience));

    public void OnGet()
    {
        var words = (Q ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        Services = workflows.Current
            .Where(service => words.All(word => Said(service).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase))))
            .ToLookup(service => service.Audience);
    }

    // In every language: who reads one may search in another.
    private static IEnumerable<string> Said(ServiceDefinition service) =>
        service.Steps.Select(step => step.Title).Prepend(service.Summary).Prepend(service.Title)
            .SelectMany(text => new[] { text.En, text.ZhHans, text.ZhHant });
}
