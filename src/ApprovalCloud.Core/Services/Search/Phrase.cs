using ApprovalCloud.Engine.Definition;

namespace ApprovalCloud.Core.Services.Search;

/// <summary>Where in a service something was found.</summary>
public enum FoundIn { Title, AlsoCalled, Result, LifeEvent, Step, Department, Material, Summary }

/// <summary>Words about a service that can be found, in one language.</summary>
internal sealed record Phrase(FoundIn In, Language Language, string Shown, string Folded)
{
    public string[] Words { get; } = Terms.LatinWords(Folded);

    /// <summary>How much it says about what the service is.</summary>
    public double Weight => In switch
    {
        FoundIn.Title => 100,
        FoundIn.AlsoCalled => 95,
        FoundIn.Result => 70,
        FoundIn.LifeEvent => 60,
        FoundIn.Step => 55,
        FoundIn.Department => 45,
        FoundIn.Material => 35,
        FoundIn.Summary => 30,
    };
}
