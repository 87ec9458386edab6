using System.Text.Json;
using ApprovalCloud.Core.Documents;
using ApprovalCloud.Core.Seals;
using ApprovalCloud.Web.Security;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using JsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;

namespace ApprovalCloud.Web.Pages.Public;

/// <summary>The seals of days, for everybody; and whether a proof is right.</summary>
[EnableRateLimiting(RateLimits.Verify)]
public sealed class SealsModel(IMediator mediator, SigningKeys keys, IOptions<JsonOptions> json) : PageModel
{
    private const int LargestProof = 200_000;

    [BindProperty]
    public IFormFile? ProofFile { get; set; }

    public IReadOnlyList<SealView> Seals { get; private set; } = [];

    /// <summary>What was checked; null before anything was.</summary>
    public Proof? Proof { get; private set; }

    public bool IsRight { get; private set; }

    public async Task OnGetAsync() => Seals = (await mediator.Send(new ListSeals(), HttpContext.RequestAborted)).Value!;

    public async Task<IActionResult> OnPostAsync()
    {
        await OnGetAsync();
        if (ProofFile is null)
            ModelState.AddModelError(nameof(ProofFile), "Choose the file of a proof");
        else if ((Proof = await Read(ProofFile)) is null)
            ModelState.AddModelError(nameof(ProofFile), "This is not a proof from here. Choose the .json file just as it was downloaded.");
        else
            IsRight = IsSound(Proof) && (await keys.Published(HttpContext.RequestAborted)).Any(one => one.Thumbprint == Proof.Seal.Signer()!.Thumbprint);
        return Page();
    }

    private async Task<Proof?> Read(IFormFile file)
    {
        if (file.Length > LargestProof)
            return null;
        try
        {
            await using var content = file.OpenReadStream();
            return await JsonSerializer.DeserializeAsync<Proof>(content, json.Value.SerializerOptions, HttpContext.RequestAborted) is { Fields: not null, Path: not null, DayPath: not null, Seal: not null, Hash: not null, Before: not null } proof
                ? proof
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What is no hash in it is no proof either.
    private static bool IsSound(Proof proof)
    {
        try
        {
            return proof.IsRight();
        }
        catch (Exception exception) when (exception is FormatException or ArgumentNullException)
        {
            return false;
        }
    }
}
