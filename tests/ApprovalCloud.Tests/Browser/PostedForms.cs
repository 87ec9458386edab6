using System.Collections.Concurrent;
using System.Diagnostics;
using ApprovalCloud.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Diagnostics;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ApprovalCloud.Tests.Browser;

/// <summary>Which pages take a form, by their path and the handler's name; and which of them took one, as the platform saw it.</summary>
internal sealed class PostedForms : IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly Platform platform;
    private readonly IDisposable subscription;
    private readonly ConcurrentQueue<string> taken = new();

    public PostedForms(Platform platform)
    {
        this.platform = platform;
        subscription = platform.Services.GetRequiredService<DiagnosticListener>().Subscribe(this, (name, _, _) => name == AfterHandlerMethodEventData.EventName);
    }

    /// <summary>Those that pages of these folders, or these pages, could take.</summary>
    public async Task<IReadOnlyList<string>> Of(params string[] paths)
    {
        var (loader, forms) = (platform.Services.GetRequiredService<PageLoader>(), new SortedSet<string>(StringComparer.Ordinal));
        var pages = platform.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items.OfType<PageActionDescriptor>();
        foreach (var page in pages.Where(page => paths.Any(path => page.ViewEnginePath.StartsWith(path, StringComparison.Ordinal))))
        {
            var handlers = (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods;
            forms.UnionWith(handlers.Where(handler => HttpMethods.IsPost(handler.HttpMethod)).Select(handler => Name(page, handler)));
        }

        return [.. forms];
    }

    /// <summary>Those taken since this was asked last.</summary>
    public IReadOnlyList<string> Taken()
    {
        var some = new List<string>();
        while (taken.TryDequeue(out var one))
            some.Add(one);
        return some;
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is AfterHandlerMethodEventData { ActionContext.ActionDescriptor: PageActionDescriptor page, HandlerMethodDescriptor: { } handler } && HttpMethods.IsPost(handler.HttpMethod))
            taken.Enqueue(Name(page, handler));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => subscription.Dispose();

    private static string Name(PageActionDescriptor page, HandlerMethodDescriptor handler) => $"{page.ViewEnginePath} {handler.Name}".TrimEnd();
}
